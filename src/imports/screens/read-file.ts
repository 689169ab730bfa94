/** Larger files are cut into several by hand; the server takes no more in one request. */
export const MOST_BYTES = 1_400_000

/** The bytes of a chosen file as base64. */
export const asBase64 = async (file: File): Promise<string> => {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
