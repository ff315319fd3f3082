// @ts-check
/** The behaviour of the report: tooltips, arrow keys in plots, sorting, filter, download. Without it, all content is there. */

const tip = /** @type {HTMLElement} */ (document.getElementById('tip'));

/** Tooltips follow the pointer and the keyboard; Escape hides them. */
function showTip(/** @type {EventTarget | null} */ target) {
  const owner = target instanceof Element ? target.closest('[data-tip]') : null;
  tip.hidden = owner === null;
  if (owner === null) return;
  tip.textContent = owner.getAttribute('data-tip');
  const box = owner.getBoundingClientRect();
  const margin = 8;
  const left = Math.max(
    margin,
    Math.min(box.left + box.width / 2 - tip.offsetWidth / 2, innerWidth - tip.offsetWidth - margin),
  );
  const above = box.top - tip.offsetHeight - margin;
  tip.style.left = `${left}px`;
  tip.style.top = `${above < 0 ? box.bottom + margin : above}px`;
}
document.addEventListener('pointerover', ({ target }) => showTip(target));
document.addEventListener('focusin', ({ target }) => showTip(target));
document.addEventListener('focusout', () => showTip(null));
document.addEventListener('scroll', () => showTip(document.activeElement), { capture: true, passive: true });
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') showTip(null);
});

/** Each table of plots is one stop of the tab key; arrow keys move between its rows. */
for (const table of document.querySelectorAll('[data-rows="plots"]')) {
  const plots = () =>
    [...table.querySelectorAll('svg[role="img"]')].filter((plot) => plot.closest('tr')?.hidden === false);
  plots()[0]?.setAttribute('tabindex', '0');
  table.addEventListener('keydown', (event) => {
    const { key, target } = /** @type {KeyboardEvent} */ (event);
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const all = plots();
    const from = all.indexOf(/** @type {Element} */ (target));
    const next = step === undefined || from < 0 ? undefined : all[from + step];
    if (!(next instanceof SVGElement)) return;
    event.preventDefault();
    /** @type {Element} */ (target).setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  });
}

/** Sorting: figures by value, texts by alphabet; what was not measured comes last. */
for (const button of document.querySelectorAll('.sortable .sort')) {
  button.addEventListener('click', () => {
    const header = /** @type {HTMLTableCellElement} */ (button.closest('th'));
    const body = header.closest('table')?.tBodies[0];
    if (body === undefined) return;
    const isNumber = header.classList.contains('number');
    const isAscending = header.ariaSort === null ? !isNumber : header.ariaSort === 'descending';
    for (const other of header.parentElement?.children ?? []) other.removeAttribute('aria-sort');
    header.ariaSort = isAscending ? 'ascending' : 'descending';
    const sign = isAscending ? 1 : -1;
    const keyed = [...body.rows].map((row) => ({ row, key: keyOf(row.cells[header.cellIndex], isNumber) }));
    keyed.sort((a, b) => compareKeys(a.key, b.key, sign));
    body.append(...keyed.map(({ row }) => row));
  });
}

/** @returns {number | string | undefined} */
function keyOf(/** @type {HTMLTableCellElement | undefined} */ cell, /** @type {boolean} */ isNumber) {
  if (!isNumber) return cell?.textContent ?? '';
  return cell?.dataset.value ? Number(cell.dataset.value) : undefined;
}

/**
 * @param {number | string | undefined} a
 * @param {number | string | undefined} b
 * @param {number} sign
 */
function compareKeys(a, b, sign) {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * String(a).localeCompare(String(b));
}

/** The filter keeps the rows that have all its words, and hides workloads without rows. */
const filter = /** @type {HTMLFormElement} */ (document.querySelector('.filter'));
const input = /** @type {HTMLInputElement} */ (filter.querySelector('input'));
const output = /** @type {HTMLOutputElement} */ (filter.querySelector('output'));
const rows = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-filter]'))];
const counted = rows.filter((row) => row.closest('[data-counted]') !== null);
filter.hidden = false;
filter.addEventListener('submit', (event) => event.preventDefault());
input.addEventListener('input', () => {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows) {
    const text = row.dataset.filter?.toLowerCase() ?? '';
    row.hidden = !words.every((word) => text.includes(word));
  }
  for (const part of document.querySelectorAll('.workload')) {
    const own = [...part.querySelectorAll('[data-filter]')];
    /** @type {HTMLElement} */ (part).hidden =
      own.length > 0 && own.every((row) => /** @type {HTMLElement} */ (row).hidden);
  }
  const shown = counted.filter((row) => !row.hidden).length;
  output.textContent = words.length === 0 ? '' : `${shown} of ${counted.length} cells`;
});

/** The download is made of data that is in the page. */
const download = /** @type {HTMLButtonElement | null} */ (document.querySelector('.download'));
if (download !== null) {
  download.hidden = false;
  download.addEventListener('click', () => {
    const { name, csv } = JSON.parse(document.getElementById('data')?.textContent ?? '{}');
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
