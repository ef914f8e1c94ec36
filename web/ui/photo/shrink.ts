const longestSide = 2048;
const quality = 0.85;
const smallEnough = 400 * 1024;

/**
 * A photo made small enough for a phone's line: at most 2048 pixels on its longer side, turned upright, as JPEG.
 * What is small already, what is no photo and what this browser cannot read goes as it is.
 */
export async function shrink(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.type === 'image/gif' || file.size <= smallEnough) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    return smaller && smaller.size < file.size ? smaller : file;
  } catch {
    return file;
  }
}
