import { documentLink } from './content.js';
import { megabytes, settings, t } from './settings.js';
import { element } from './templates.js';

/** Opens a dialog and resolves with its form once it is confirmed, or with null. `check` may keep it open. */
export function ask(id, { prepare = () => {}, check = () => null } = {}) {
  const dialog = document.getElementById(id);
  const form = dialog.querySelector('form');
  form.reset();
  showProblem(dialog, null);
  prepare(form, dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.returnValue = '';
    const onSubmit = (event) => {
      const problem = check(form);
      showProblem(dialog, problem);
      if (problem) event.preventDefault();
    };
    const onCancel = () => dialog.close('');
    const onClick = (event) => {
      if (event.target === dialog) onCancel();
    };
    form.addEventListener('submit', onSubmit);
    dialog.addEventListener('click', onClick);
    form.querySelector('[data-cancel]').onclick = onCancel;
    dialog.addEventListener(
      'close',
      () => {
        form.removeEventListener('submit', onSubmit);
        dialog.removeEventListener('click', onClick);
        resolve(dialog.returnValue ? form : null);
      },
      { once: true },
    );
  });
}

export function showProblem(dialog, text) {
  const problem = dialog.querySelector('.problem');
  if (!problem) return;
  problem.hidden = !text;
  problem.textContent = text ?? '';
}

export async function askContact() {
  const form = await ask('contact-dialog');
  return form ? form.elements.phone.value.trim() : null;
}

/** Latitude and longitude as typed or as the device knows them. */
export async function askLocation() {
  const form = await ask('location-dialog', {
    prepare: (opened, dialog) => {
      dialog.querySelector('#locate').onclick = () => locate(opened, dialog);
    },
    check: (opened) => (parsePlace(opened.elements.place.value) ? null : t('location-invalid')),
  });
  return form ? parsePlace(form.elements.place.value) : null;
}

function locate(form, dialog) {
  if (!navigator.geolocation) return showProblem(dialog, t('location-refused'));
  showProblem(dialog, t('location-searching'));
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      showProblem(dialog, null);
      form.elements.place.value = `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`;
    },
    () => showProblem(dialog, t('location-refused')),
    { enableHighAccuracy: false, timeout: 15_000, maximumAge: 60_000 },
  );
}

/** `-0.5, 117.15`; the comma of a decimal is understood where a space or semicolon parts the two. */
function parsePlace(text) {
  const point = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text);
  const comma = /^\s*(-?\d+,\d+)\s*[;\s]\s*(-?\d+,\d+)\s*$/.exec(text);
  const found = point ?? comma;
  if (!found) return null;
  const [latitude, longitude] = found.slice(1).map((part) => Number(part.replace(',', '.')));
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

/** Shows what is about to be sent and asks for a caption; resolves with `{files, caption}` or null. */
export async function askFiles(files) {
  const fitting = files.filter((file) => file.size <= settings.maxUploadBytes);
  const tooLarge = files.find((file) => file.size > settings.maxUploadBytes);
  const urls = [];
  const form = await ask('files-dialog', {
    prepare: (opened, dialog) => {
      dialog.querySelector('#previews').replaceChildren(...fitting.map((file) => preview(file, urls)));
      opened.querySelector('[value="send"]').disabled = fitting.length === 0;
      showProblem(dialog, tooLarge ? t('file-too-large', { name: tooLarge.name, megabytes }) : null);
    },
  });
  for (const url of urls) URL.revokeObjectURL(url);
  return form ? { files: fitting, caption: form.elements.caption.value.trim() } : null;
}

function preview(file, urls) {
  const item = element('li');
  if (!file.type.startsWith('image/')) {
    item.append(documentLink(file.name, null));
    return item;
  }
  const url = URL.createObjectURL(file);
  urls.push(url);
  item.append(element('img', '', { src: url, alt: file.name }));
  return item;
}
