// Script runs: what is for readers without it stays hidden. And the colours that the reader chose, if any.
document.documentElement.dataset.script = '';
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // storage is denied: the system's colours
}
