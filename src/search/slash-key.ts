const KEY = 'search-slash';

/** Whether `/` moves to the search box; on unless the reader switched it off on this device. */
export function isSlashOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function switchSlash(isOn: boolean): void {
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off');
  } catch {
    // storage is denied: it stays on
  }
}
