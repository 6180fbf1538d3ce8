import { settings, t } from './settings.js';

const { language, timeZone } = settings;
const locale = language === 'id' ? 'id-ID' : 'en-GB';

const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' });
const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
const dayName = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
// Only the Indonesian data has names for the zones of Indonesia.
const zone = new Intl.DateTimeFormat('id-ID', { timeZone, timeZoneName: 'short' })
  .formatToParts(new Date())
  .find((part) => part.type === 'timeZoneName')?.value;

/** `14.05 WITA` */
export function timeOf(at) {
  return `${clock.format(new Date(at))} ${zone}`;
}

/** The calendar day in the page's zone, to compare. */
export function dayOf(at) {
  return dayKey.format(new Date(at));
}

/** `Hari ini`, `Kemarin` or `7 Agustus 2025` */
export function nameOfDay(at, now = Date.now()) {
  const day = dayOf(at);
  if (day === dayOf(now)) return t('today');
  if (day === dayOf(now - 24 * 60 * 60 * 1000)) return t('yesterday');
  return dayName.format(new Date(at));
}
