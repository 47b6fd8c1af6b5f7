/** Sends files one after another as they are chosen or dropped, and says of each what became of it. */

const form = document.getElementById('drop');
const field = document.getElementById('files');
const list = document.getElementById('added');

form.classList.add('has-script');
field.addEventListener('change', () => sendAll([...field.files]));
for (const type of ['dragenter', 'dragover'])
  form.addEventListener(type, (event) => {
    event.preventDefault();
    form.classList.add('is-over');
  });
for (const type of ['dragleave', 'drop']) form.addEventListener(type, () => form.classList.remove('is-over'));
form.addEventListener('drop', (event) => {
  event.preventDefault();
  sendAll([...event.dataTransfer.files]);
});
// A file that misses its place would replace the page.
for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => event.preventDefault());

async function sendAll(files) {
  const results = [];
  for (const file of files) results.push(await send(file));
  field.value = '';
  const [only] = results;
  if (results.length === 1 && only.address) window.location.assign(only.address);
}

async function send(file) {
  const line = document.createElement('li');
  line.textContent = `${file.name} is being sent`;
  list.append(line);
  const result = await put(file);
  line.className = result.address ? 'settled' : 'stray';
  line.textContent = result.address ? ' added' : result.message;
  if (result.address) {
    const link = document.createElement('a');
    link.href = result.address;
    link.textContent = file.name;
    line.prepend(link);
  }
  return result;
}

async function put(file) {
  try {
    const address = `/add?name=${encodeURIComponent(file.name)}`;
    const response = await window.fetch(address, { method: 'PUT', body: file });
    return await response.json();
  } catch {
    return { address: null, message: `${file.name} was not added: Didascalia does not answer.` };
  }
}
