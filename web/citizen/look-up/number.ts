/** A number as typed or pasted, in the form the platform prints it: `LS20230428-000123`. */
export function numberOf(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const parts = /^([A-Z]{2,3})(\d{8})(\d{6,12})$/.exec(plain);
  return parts ? `${parts[1]}${parts[2]}-${parts[3]}` : '';
}
