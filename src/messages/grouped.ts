/** 172000 as 172,000; what stands behind the point stays as it is. */
export function grouped(value: number): string {
  const [whole = "", rest] = String(value).split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return rest === undefined ? parted : `${parted}.${rest}`;
}
