import { wordsOf } from '../simplify.ts';

const YES = new Set(
  'ya y iya iyaa yaa yah iyah yes yess yep yup yoi ok oke okey okay okee sip siap setuju boleh betul benar bener bnr btul yoii mau sudah udah sdh lanjut lanjutkan gas jadi sepakat inggih nggih iyo inggeh hooh bujur benar sesuai cocok pas agree correct sure yakin tentu pasti simpan'.split(
    ' ',
  ),
);
const NO = new Set(
  'tidak tdk gak ga g nggak enggak ngga gk kagak no nope n bukan jangan jgn belum blm kada kadada ndak nda ndek tak salah engga nggk batalkan gausah disagree nanti'.split(
    ' ',
  ),
);
const FILLER = new Set(
  'kak ka pak bu mas mba mbak min admin dong deh lah sih aja saja saya sy ku aku kok ah oh eh nah itu ini udah usah perlu terima kasih makasih mau jadi dulu setuju boleh benar betul yang dan semua semuanya sudah ada punya'.split(
    ' ',
  ),
);

/**
 * Whether a short answer means yes or no; null where it is neither or says more than that. "tidak setuju" and "nggak
 * jadi" are no: a negation wins over the word it denies.
 */
export function parseYesNo(text: string): 'yes' | 'no' | null {
  if (/^\s*(👍|✅|👌)\S*\s*$/u.test(text)) return 'yes';
  if (/^\s*(👎|❌)\S*\s*$/u.test(text)) return 'no';
  const words = wordsOf(text).map((word) => word.replace(/(.)\1{2,}/g, '$1'));
  if (words.length === 0 || words.length > 6) return null;
  if (words.some((word) => !YES.has(word) && !NO.has(word) && !FILLER.has(word))) return null;
  if (words.some((word) => NO.has(word))) return 'no';
  return words.some((word) => YES.has(word)) ? 'yes' : null;
}
