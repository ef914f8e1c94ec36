import { ref } from 'vue';

/** Where this device is, or why that cannot be told. Accuracy in metres. */
export interface Position {
  readonly point: [number, number];
  readonly accuracy: number;
}

export const positionFaults = {
  missing: '这个浏览器不能定位。',
  refused: '没有得到定位许可。',
  unclear: '没有取得您的位置，可能信号较弱。',
} as const;

const patience = 12_000;

/** Asks the device for its position, when the person presses the button and never before. */
export function usePosition() {
  const asking = ref(false);

  /** The position, or the key of the sentence that says why there is none. */
  async function ask(): Promise<Position | keyof typeof positionFaults> {
    if (!('geolocation' in navigator) || !isSecureContext) return 'missing';
    asking.value = true;
    try {
      const { coords } = await new Promise<GeolocationPosition>((resolve, reject) => {
        navigator.geolocation.getCurrentPosition(resolve, reject, {
          enableHighAccuracy: true,
          timeout: patience,
          maximumAge: 30_000,
        });
      });
      return { point: [sixDecimals(coords.longitude), sixDecimals(coords.latitude)], accuracy: coords.accuracy };
    } catch (fault) {
      return isRefusal(fault) ? 'refused' : 'unclear';
    } finally {
      asking.value = false;
    }
  }

  return { asking, ask };
}

function isRefusal(fault: unknown): boolean {
  return fault instanceof GeolocationPositionError && fault.code === GeolocationPositionError.PERMISSION_DENIED;
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
