// What the loader checks and a schema can't say, by the code of the fault. Not here is what is lost before a schema sees it:
// NOT_UTF_8, NOT_JSON, FILE_TOO_LARGE, KEY_DOUBLED, and whole numbers written as 3.0 (VALUE_NOT_EXPECTED). A variant that the schema accepts and the loader
// refuses counts as agreed on only if every fault of it is one of these.
import { complete, merge } from './corpus.mjs';

const inChange = /\.change(\.|$)/;
const check = (code, why) => ({ code, why, covers: error => error.code === code });

// The schema can't know what a change is applied to; a key that no block knows, though, it must refuse by itself.
const ofResult = (code, why) => ({
  code, why, covers: error => error.code === code && inChange.test(error.path) && !(code === 'KEY_UNKNOWN' && /no_such_key$|_x$/.test(error.path)),
});

// The schema knows the kinds of care of a block, but not that a price somewhere within it goes by minutes.
const ofPrice = (code, why) => ({ code, why, covers: error => error.code === code && /\.fees\./.test(error.path) });

export const beyondSchema = [
  check('MUNICIPALITY_CODE_CHECK_DIGIT', 'the check digit of the municipality code'),
  check('REFERENCE_UNKNOWN', 'a rule, source, reading, class or pool that is not in the file'),
  check('CLASS_WITHOUT_VALUE', 'an amount for each class that the file declares'),
  check('CARE_TYPE_TWICE_RULED', 'a kind of care ruled by two blocks of one matter'),
  check('LONGEST_BELOW_SHORTEST', 'the order of two numbers'),
  check('UNTIL_NOT_AFTER_FROM', 'the order of two clock times'),
  check('ODD_YEN_BEARER_UNKNOWN', 'odd yen borne by one of those who bear a part'),
  check('UNTIL_BEFORE_FROM', 'the order of two fiscal years'),
  check('WINDOW_NEVER_OPENS', 'the order of two periods'),
  check('PERIODS_OVERLAP', 'fiscal years with two caps of one kind of care'),
  check('PERIODS_GAPPED', 'fiscal years that lack a cap'),
  check('CAP_MISSING', 'a cap for each kind of care that opens the grant'),
  check('STEPS_NOT_RISING', 'the order of the steps of a price'),
  check('TEXT_UNREADABLE', 'text with half a surrogate pair'),
  check('KEY_NOT_TEXT', 'a key with half a surrogate pair'),
  check('RATE_ABOVE_ONE', 'the ratio of two numbers'),
  check('POOL_WITHIN_ITSELF', 'pools that lie within each other in a circle'),
  check('NEVER_OPEN', 'closing days that leave no day open'),
  check('CHANGED_TWICE', 'two amendments of one day that change the same'),
  check('NOTHING_TO_REMOVE', 'a null that removes what no edition has'),
  check('TOO_MANY_EDITIONS', 'the number of combinations of amendments'),
  check('TOO_MANY_VARIANTS', 'how much amendments and alternatives combine to'),
  ofPrice('CARE_TYPE_UNFIT', 'a price by the length of a visit for a stay'),
  ofResult('KEY_MISSING', 'in a change: a block that lacks a key once the change is made'),
  ofResult('KEY_UNKNOWN', 'in a change: a block with keys of two forms once the change is made'),
  ofResult('FORM_MISSING', 'in a change: a price or multiple birth without a form once the change is made'),
  ofResult('UNIT_UNFIT', 'in a change: a unit of nights for a visit once the change is made'),
  ofResult('YEN_OR_YEN_BY_CLASS', 'in a change: both or neither amount once the change is made'),
  ofResult('TOO_MANY_ENTRIES', 'in a change: too many blocks once the change is made'),
  ofResult('PRICE_OR_PRICE_BY_CLASS', 'in a change: both or neither price once the change is made'),
  ofResult('ADDITION_OR_ADDITION_BY_CLASS', 'in a change: both additions for further infants once the change is made'),
];

const amendment = (from, change, chosenBy = 'use') => ({
  text: { ja: '改正', en: 'amendment' }, source: '要綱', locator: { ja: '附則', en: 'Supplement' }, from, chosen_by: chosenBy, change,
});
const discretion = { rule: 'H-1', matters: ['windows'] };
const discretions = count => Object.fromEntries([...Array(count).keys()].map(i => [`d${i}`, discretion]));
const byMinutes = { price: { yen: null, by_minutes: [{ through: 180, price: { yen: 1000 } }, { price: { yen: 2000 } }] } };
const byClass = { taxed: { yen: 1 }, exempt: 'free' };
const witness = (at, patch) => ({ at, rulebook: merge(complete, patch) });
const alternative = change => ({ readings: { Q2: { alternatives: { other: { ja: '別', en: 'other', change } } } } });

/** Rulebooks that no mechanical variant reaches. */
export const witnesses = [
  witness('pools in a circle', { terms: { pools: { stays: { within: 'visits' }, visits: { within: 'stays' } } } }),
  witness('a pool within itself', { terms: { pools: { stays: { within: 'stays' } } } }),
  witness('closed every weekday', { terms: { closing_days: { weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] } } }),
  witness('closed all the year', { terms: { closing_days: { year_end: { from: '01-02', to: '01-01' } } } }),
  witness('two changes of one day', { amendments: {
    a: amendment('2027-04-01', { care: { offered: ['short_stay'] } }), b: amendment('2027-04-01', { care: { offered: ['outreach'] } }) } }),
  witness('a change of one thing on two days', { amendments: {
    a: amendment('2027-04-01', { care: { offered: ['short_stay'] } }), b: amendment('2027-04-02', { care: { offered: ['outreach'] } }) } }),
  witness('too many editions', { amendments: Object.fromEntries(['use', 'birth', 'application', 'approval'].flatMap((by, i) =>
    [1, 2, 3, 4].map(day => [`${by}${day}`, amendment(`2027-0${i + 1}-0${day}`, { need: { assessed: day % 2 === 0 } }, by)]))) }),
  witness('a removal of what is not there', alternative({ windows: { no_such_window: null } })),
  witness('a removal of an optional key that is not there', alternative({ hours: { visits: { most_visits_per_day: null } } })),
  witness('a key of the other form', alternative({ cancellations: { stays: { charge: { deadline: { open_days_before: 2 } } } } })),
  witness('the keys of the other form', alternative({ cancellations: { stays: { charge: { deadline: { open_days_before: 2, days_before: null, on_closed_day: null } } } } })),
  witness('a block that is not whole', alternative({ windows: { weeks: { lasts: 'P6W' } } })),
  witness('two forms of a price', alternative({ fees: { visits: { price: { percent: 10 } } } })),
  witness('another form of a price', alternative({ fees: { visits: { price: { yen: null, percent: 10, rounding: 'up' } } } })),
  witness('no form of a price', alternative({ fees: { visits: { price: { yen: null, step_yen: 10 } } } })),
  witness('no form of a multiple birth', alternative({ pools: { stays: { multiple_birth: {} } } })),
  witness('both prices', alternative({ fees: { visits: { price_by_class: { taxed: { yen: 1 }, exempt: 'free' } } } })),
  witness('one price instead of the other', alternative({ fees: { visits: { price: null, price_by_class: { taxed: { yen: 1 }, exempt: 'free' } } } })),
  witness('a key that must be there removed', alternative({ need: { assessed: null } })),
  witness('a key that no block knows removed', alternative({ need: { no_such_key: null } })),
  witness('a key that no block knows', alternative({ need: { no_such_key: true } })),
  witness('a matter that is not known', alternative({ no_such_matter: {} })),
  witness('a matter removed', alternative({ need: null })),
  witness('a matter not stated', alternative({ need: 'not_stated' })),
  witness('a change of nothing', alternative({})),
  witness('a number that is not whole', alternative({ hours: { visits: { longest_minutes: 1.5 } } })),
  witness('steps that do not rise', { terms: { fees: { visits: { price: { yen: null, by_unit: [{ through: 2, price: 'free' }, { through: 2, price: 'free' }, { price: 'free' }] } } } } }),
  witness('an open step before the last', { terms: { fees: { visits: { price: { yen: null, by_unit: [{ price: 'free' }, { through: 2, price: 'free' }] } } } } }),
  witness('a last step with an end', { terms: { fees: { visits: { price: { yen: null, by_unit: [{ through: 1, price: 'free' }, { through: 2, price: 'free' }] } } } } }),
  witness('prices in prices', { terms: { fees: { visits: { price: { yen: null, greatest_of: [{ yen: 1 }, { least_of: [{ by_unit: [{ through: 1, price: 'free' }, { price: 'free' }] }, { percent: 5 }] }] } } } } }),
  witness('two forms', { terms: { fees: { visits: { price: { yen: 1, percent: 1 } } } } }),
  witness('no classes and a price by class', { classes: null }),
  witness('a reserved class', { classes: { unknown: { ja: '不明', en: 'unknown' } } }),
  witness('a count without one of the kinds of care', { terms: { pools: { visits: { count: { day_service: 'use' } } } } }),
  witness('a count with one kind of care too many', { terms: { pools: { visits: { count: { day_service: 'use', outreach: 'use', short_stay: 'use' } } } } }),
  witness('both forms of a deadline', { terms: { cancellations: { stays: { charge: { deadline: { open_days_before: 1 } } } } } }),
  witness('amounts beside another basis', { terms: { cancellations: { stays: { charge: { amounts: { basis: 'planned_fee' } } } } } }),
  witness('both tables of a multiple birth', { terms: { pools: { stays: { multiple_birth: { per_further_infant: 1, caps_from_two_infants: [1] } } } } }),
  witness('a text that is no text', { municipality: { name: { en: 'x\ud800' } } }),
  witness('a key that is no text', { sources: { '\ud800': complete.sources.要綱 } }),
  witness('a window that ends before it opens', { terms: { windows: { months: { opens_after: 'P6M' } } } }),
  witness('a window of one day', { terms: { windows: { months: { opens_after: 'P6M', ends: 'corresponding_day' } } } }),
  witness('an addition by class', { terms: { fees: { stays: { per_further_infant_by_class: byClass } } } }),
  witness('both additions', { terms: { fees: { stays: { per_further_infant: { yen: 1 }, per_further_infant_by_class: byClass } } } }),
  witness('an addition that lacks a class', { terms: { fees: { stays: { per_further_infant_by_class: { taxed: { yen: 1 } } } } } }),
  witness('a change to an addition by class', alternative({ fees: { stays: { per_further_infant_by_class: byClass } } })),
  witness('a change to both additions', alternative({ fees: { visits: { per_further_infant: { yen: 1 }, per_further_infant_by_class: byClass } } })),
  witness('discretion over fees', { terms: { discretion: { mayor: { rule: 'H-1', matters: ['fees'] } } } }),
  witness('a pool that is not stated', { terms: { pools: { stays: 'not_stated' } } }),
  witness('a pool that is not stated in a change', alternative({ pools: { stays: 'not_stated' } })),
  witness('no day of a deadline', { terms: { cancellations: { stays: { charge: { deadline: { days_before: null, on_closed_day: null } } } } } }),
  witness('a stay priced by its length', { terms: { fees: { stays: { ...byMinutes, price_by_class: null, unknown_class: null } } } }),
  witness('a visit priced by its length', { terms: { fees: { visits: byMinutes } } }),
  witness('a stay priced by its length in a change', alternative({ fees: { stays: { ...byMinutes, price_by_class: null, unknown_class: null } } })),
  witness('nights of visits in a change', alternative({ pools: { visits: { count: 'night' } } })),
  witness('nights of visits in the terms', { terms: { pools: { visits: { count: 'night' } } } }),
  witness('nights of some visits', { terms: { pools: { visits: { count: { day_service: 'use', outreach: { unit: 'night', weight: 1 } } } } } }),
  witness('a price of a night of a visit', { terms: { fees: { visits: { unit: 'night' } } } }),
  witness('a charge for a night of a visit', { terms: { cancellations: { stays: { care: ['short_stay', 'day_service'], charge: { amounts: { per: 'night' } } }, visits: { care: ['outreach'] } } } }),
  witness('hours of stays', { terms: { hours: { visits: { care: ['day_service', 'short_stay'] } } } }),
  witness('nights of a visit', { terms: { stay_lengths: { stays: { care: ['short_stay', 'outreach'] } } } }),
  witness('a hundred blocks', { terms: { discretion: discretions(100) } }),
  witness('a hundred blocks and one', { terms: { discretion: discretions(101) } }),
  witness('a block more than a hundred in a change', { terms: { discretion: discretions(100) }, ...alternative({ discretion: { more: discretion } }) }),
  witness('a name of a hundred characters', { terms: { discretion: { ['k'.repeat(100)]: discretion } } }),
  witness('a name of a hundred characters and one', { terms: { discretion: { ['k'.repeat(101)]: discretion } } }),
  witness('both amounts', { terms: { cancellations: { stays: { charge: { amounts: { yen: 2000 } } } } } }),
  witness('one amount for all', { terms: { cancellations: { stays: { charge: { amounts: { yen: 2000, yen_by_class: null, unknown_class: null } } } } } }),
  witness('one amount of nothing', { terms: { cancellations: { stays: { charge: { amounts: { yen: 0, yen_by_class: null, unknown_class: null } } } } } }),
  witness('one amount, and a class that owes none, and none for an unknown class', { terms: { cancellations: { stays: { charge: { amounts: { yen: 2000, yen_by_class: null, unknown_class: null, exempt_classes: ['exempt'] } } } } } }),
  witness('an amount beside the whole fee', { terms: { cancellations: { stays: { charge: { amounts: { basis: 'planned_fee', yen: 1, yen_by_class: null, per: null, times_infants: null } } } } } }),
  witness('the whole fee without a word on unknown classes', { terms: { cancellations: { stays: { charge: { amounts: { basis: 'planned_fee', unknown_class: null, yen_by_class: null, per: null, times_infants: null } } } } } }),
  witness('both amounts in a change', alternative({ cancellations: { stays: { charge: { amounts: { yen: 100 } } } } })),
  witness('a charge for each late day', { terms: { cancellations: { stays: { charge: { amounts: { per: 'late_day' } } } } } }),
  witness('a change from one amount to another', alternative({ cancellations: { stays: { charge: { amounts: { yen: 100, yen_by_class: null } } } } })),
  witness('two changes of which one holds the other', { amendments: {
    a: amendment('2027-04-01', { pools: { visits: null } }), b: amendment('2027-04-01', { pools: { visits: { cap: 6 } } }) } }),
  witness('two changes of one day by two dates', { amendments: {
    a: amendment('2027-04-01', { need: { assessed: false } }), b: amendment('2027-04-01', { need: { assessed: true } }, 'birth') } }),
  witness('too many variants', {
    amendments: Object.fromEntries([...Array(200).keys()].map(i => [`a${i}`, amendment(`${2100 + i}-04-01`, { pools: { visits: { cap: i } } })])),
    readings: { Q2: { alternatives: Object.fromEntries([...Array(200).keys()].map(i => [`a${i}`, { ja: '別', en: 'other', change: { pools: { stays: { cap: i } } } }])) } },
  }),
  witness('a grant that ends before it begins', { terms: { grant: {
    facility: { rule: 'H-1', care: { short_stay: { beds: 'required', from_fiscal_year: 2024, until_fiscal_year: 2023 } } },
    costs: { rule: 'H-1', facilities: ['midwifery_home'], kinds: ['rent'], rate: { numerator: 1, denominator: 1, rounding: 'down', step_yen: 1 } },
    cap: { rule: 'H-1', amounts: { a: { care: 'short_stay', yen: 1, from_fiscal_year: 2024, until_fiscal_year: 2023 } }, bounds: 'grant', counted_over: 'facility' },
  } } }),
  witness('odd yen of nobody', { terms: { shares: { care: {
    rule: 'H-1', of: 'care_cost', parts: { state: 1, prefecture: 1 }, odd_yen: 'municipality' } } } }),
  witness('a schema named', { $schema: 'rulebook.schema.json' }),
];
