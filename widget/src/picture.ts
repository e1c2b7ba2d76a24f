/** The longest side that a picture needs to be understood. */
const SIDE = 2048;

/**
 * A picture that fits the limit, made smaller where it has to be, with a data: address to show it by (the strictest page
 * policies let data: pictures through but not blob: ones); undefined when it is
 * none or cannot be made to fit.
 */
export async function fitted(file: File, limit: number): Promise<{ blob: Blob; preview: string } | undefined> {
  if (!/^image\/(jpeg|png|webp|gif)$/.test(file.type)) return undefined;
  let blob: Blob = file;
  if (file.type !== "image/gif") {
    const bitmap = await createImageBitmap(file).catch(() => undefined);
    if (!bitmap) return undefined;
    const scale = Math.min(1, SIDE / Math.max(bitmap.width, bitmap.height));
    if (scale < 1 || file.size > limit) blob = (await drawn(bitmap, scale)) ?? file;
    bitmap.close();
  }
  return blob.size <= limit ? { blob, preview: await dataAddress(blob) } : undefined;
}

function drawn(bitmap: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error("unreadable picture"));
    reader.readAsDataURL(blob);
  });
}
