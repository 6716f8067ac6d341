async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5000) })).ok;
  } catch (error) {
    // fetch puts the code in error.cause
    const { name, cause } = error as Error & { cause?: { code?: string } };
    const noConnection = ['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET', 'ENOTFOUND'];
    if (name === 'TimeoutError' || noConnection.includes(cause?.code ?? '')) return false;
    throw error;
  }
}

console.log('service is up:', await isUp('http://127.0.0.1:8080/health'));
