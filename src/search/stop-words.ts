import type { Locale } from '../i18n/locales.ts';

/** Words, folded, with which people ask and which tell nothing of an error; “not” and “no” are none of them. */
const STOP_WORDS: Record<Locale, string> = {
  en: 'a an the i my me you your it its is are was be been do does did have has had get got gets when while if that this there then what which who why how where to of in on at for with by from as and or but so just should would could will please help say says tell err error errors errno winerror python',
  vi: 'tai sao vi the nao lam cach de cho khi thi la ma cua toi minh ban em anh no nay do gi va hoac hay voi trong ngoai tren duoi ra vao luc sau truoc nhung cac mot se da dang bao loi python roi duoc bi',
  ar: 'لماذا ليش كيف ما ماذا هل متي اين عند عندما اذا لو ان انه انا هو هي هذا هذه ذلك التي الذي في من الي علي عن مع بين او ثم و لي له لها به بها كان يكون تكون قد تم يظهر تظهر لدي عندي خطا الخطا مشكله بايثون python',
};

const SETS = new Map(Object.entries(STOP_WORDS).map(([locale, words]) => [locale, new Set(words.split(' '))]));

export function isStopWord(folded: string, locale: Locale): boolean {
  return (
    SETS.get(locale)?.has(folded) === true ||
    (locale !== 'en' && SETS.get('en')?.has(folded) === true && folded.length > 2)
  );
}
