// this name exists only inside the company network
const response = await fetch('http://api.invalid:8080/', { signal: AbortSignal.timeout(5000) });
console.log('status', response.status);
