import { v4 } from 'uuid'

const key = (name: string) => `umai.${name}`

/** A setting of this device; null when there is none or the browser keeps nothing (private windows). */
export const readSetting = (name: string): string | null => {
  try {
    return localStorage.getItem(key(name))
  } catch {
    return null
  }
}

export const writeSetting = (name: string, value: string): void => {
  try {
    localStorage.setItem(key(name), value)
  } catch {
    // A browser that keeps nothing still works; the setting lasts as long as the page.
  }
}

let device: string | null = null

/** A random name for this device, not derived from it: the record says where an event was made, not whose phone it is. */
export const deviceId = (): string => {
  device ??= readSetting('device') ?? v4()
  writeSetting('device', device)
  return device
}
