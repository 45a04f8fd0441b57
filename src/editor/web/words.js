// All words of the page, in both languages of the interface.
export const WORDS = {
  // head
  bothLanguages: ["Двата езика", "Both languages"],
  textFile: ["Текстов файл", "Text file"],
  view: ["Изглед", "View"],
  save: ["Запиши", "Save"],
  makePdf: ["Направи PDF", "Make PDFs"],
  unsaved: ["Има незаписани промени", "There are unsaved changes"],
  draftAt: ["чернова от {0} ч.", "draft kept at {0}"],
  noDraft: ["чернова след секунда", "a draft follows"],
  draftFailed: ["черновата не може да се запише", "the draft cannot be written"],
  allSaved: ["Всичко е записано", "Everything is saved"],
  savedAt: ["в {0} ч.", "at {0}"],
  unchanged: ["няма промени", "no changes"],
  skip: ["Към текстовете", "To the texts"],
  // sections
  sections: ["Раздели", "Chapters"],
  section: ["Раздел", "Chapter"],
  oneError: ["{0} грешка", "{0} error"],
  manyErrors: ["{0} грешки", "{0} errors"],
  oneFinding: ["{0} за проверка", "{0} to check"],
  manyFindings: ["{0} за проверка", "{0} to check"],
  translated: ["{0} от {1} са преведени", "{0} of {1} translated"],
  // texts
  find: ["Търси", "Find"],
  all: ["Всички", "All"],
  toMend: ["За поправка", "To mend"],
  untranslated: ["Без превод", "Untranslated"],
  show: ["Покажи", "Show"],
  prevails: ["меродавен", "prevails"],
  workingTranslation: ["превод", "translation"],
  sameInBoth: ["едно и също на двата езика", "the same in both languages"],
  divide: ["Раздели на два езика", "One for each language"],
  pageNumber: ["стр. {0}", "page {0}"],
  nothingFound: ["Няма такива текстове.", "There are no such texts."],
  nothingMissing: ["Всичко е преведено.", "Everything is translated."],
  nothingWrong: ["Няма нищо за поправка.", "There is nothing to mend."],
  missing: ["Липсва превод", "Translation missing"],
  addAfter: ["Добави след това", "Add after this"],
  up: ["Нагоре", "Up"],
  down: ["Надолу", "Down"],
  deleteEntry: ["Изтрий", "Delete"],
  deleted: ["Изтрито.", "Deleted."],
  changed: ["Променени", "Changed"],
  changedHere: ["променено", "changed"],
  changedIn: ["променено: {0}", "changed: {0}"],
  changedSince: ["Променено спрямо {0}", "Changed since {0}"],
  nothingChanged: ["Нищо не е променено спрямо предишното издание.", "Nothing has changed since the earlier edition."],
  undo: ["Отмени", "Undo"],
  // messages
  error: ["Грешка.", "Error."],
  see: ["Вижте.", "Please look."],
  mend: ["Поправи: {0}", "Mend: {0}"],
  mendAll: ["Поправи всички {0}", "Mend all {0}"],
  mendIt: ["Поправи", "Mend"],
  remove: ["Изтрий", "Delete"],
  showDifference: ["Покажи разликата", "Show the difference"],
  differenceTitle: ["Какво ще се промени", "What would change"],
  differenceOutside: ["С какво се различава файлът", "How the file differs"],
  noDifference: ["Няма разлика.", "There is no difference."],
  line: ["Ред {0}", "Line {0}"],
  was: ["беше", "was"],
  becomes: ["става", "becomes"],
  here: ["тук", "here"],
  inFile: ["във файла", "in the file"],
  cancel: ["Откажи", "Cancel"],
  mayStay: ["Така да остане", "Let it be so"],
  stayTitle: ["Да остане ли така?", "Shall it stay so?"],
  stayOne: [
    "Тази проверка ще мълчи за целия план: {0}. Записва се в текста като „review: ignore“.",
    "This check will be silent in the whole plan: {0}. It is written into the text as “review: ignore”.",
  ],
  stayMany: [
    "Тази проверка ще мълчи за целия план: {0}. Ще изчезнат {1} бележки. Записва се в текста като „review: ignore“.",
    "This check will be silent in the whole plan: {0}. {1} messages will go. It is written into the text as “review: ignore”.",
  ],
  silent: ["Проверки, които мълчат", "Checks that are silent"],
  speakAgain: ["Проверявай пак", "Check again"],
  details: ["Подробности", "Details"],
  toThePlace: ["Към мястото", "Go there"],
  // pages
  pages: ["Страници", "Pages"],
  page: ["Страница", "Page"],
  pageOf: ["{0} от {1}", "{0} of {1}"],
  pageAlt: ["Страница {0}", "Page {0}"],
  pageAltTitle: ["Страница {0}, {1}", "Page {0}, {1}"],
  zoom: ["Мащаб", "Zoom"],
  fitWidth: ["По ширина", "Fit width"],
  percent: ["{0} %", "{0} %"],
  smaller: ["По-малки страници", "Smaller pages"],
  larger: ["По-големи страници", "Larger pages"],
  texts: ["Текстове", "Texts"],
  divider: ["Граница между текстове и страници", "Divider between texts and pages"],
  moreTexts: ["Повече място за текстовете", "More room for the texts"],
  morePages: ["Повече място за страниците", "More room for the pages"],
  two: ["Две страници", "Two pages"],
  one: ["Една", "One"],
  previous: ["Предишна страница", "Previous page"],
  next: ["Следваща страница", "Next page"],
  noPages: ["Страниците ще се появят тук.", "The pages will appear here."],
  // foot
  noErrors: ["Няма грешки.", "No errors."],
  noFindings: ["Няма за проверка.", "Nothing to check."],
  nextMessage: ["Следваща (F8)", "Next (F8)"],
  pagesUpToDate: ["{0} страници · обновени", "{0} pages · up to date"],
  pagesBehind: ["{0} страници · обновяват се…", "{0} pages · being renewed…"],
  pagesStale: ["{0} страници · чакат поправката", "{0} pages · waiting for the mend"],
  otherLanguage: ["English", "Български"],
  help: ["Помощ (F1)", "Help (F1)"],
  endProgram: ["Спри програмата", "End the program"],
  // banners
  stale: ["Страниците показват последния верен текст.", "The pages show the last sound text."],
  unreadable: ["Файлът не се чете след ред {0}.", "The file cannot be read after line {0}."],
  hasErrors: ["Има грешки, които спират страниците.", "Some errors hold the pages back."],
  toTheError: ["Към грешката", "To the error"],
  lost: [
    "Програмата не отговаря. Пишете спокойно: текстът е тук.",
    "The program does not answer. Go on writing: the text is here.",
  ],
  download: ["Изтегли текста", "Download the text"],
  ended: ["Програмата беше спряна.", "The program was ended."],
  secondTab: ["Отворено е в друг прозорец.", "It is open in another window."],
  workHere: ["Работи тук", "Work here"],
  changedOutside: ["Файлът беше променен от друга програма.", "The file was changed by another program."],
  changedOutsideHow: [
    "Вие имате незаписани промени.",
    "You have unsaved changes.",
  ],
  joinBoth: ["Събери двете", "Join both"],
  joined: ["Двата текста са събрани.", "Both texts are joined."],
  joinedKept: [
    "Текстовете са събрани; където и двата са променени, остана вашият.",
    "The texts are joined; where both had changed, yours was kept.",
  ],
  cannotJoin: [
    "Не могат да се съберат: изберете единия текст.",
    "They cannot be joined: choose one of them.",
  ],
  takeTheirs: ["Вземи новия текст", "Take the new text"],
  keepMine: ["Остави моя текст", "Keep my text"],
  gone: ["Файлът вече го няма.", "The file is gone."],
  saveAgain: ["Запиши го отново", "Save it again"],
  taken: ["Взет е новият текст от файла.", "The new text of the file was taken over."],
  filesTaken: ["Показани са новите изображения.", "The new pictures are shown."],
  readOnly: ["Файлът е само за четене.", "The file is read-only."],
  cannotSave: ["Файлът не може да се запише.", "The file cannot be saved."],
  saveCopy: ["Запази копие", "Save a copy"],
  close: ["Затвори", "Close"],
  draftFound: [
    "Има чернова, която не е записана във файла.",
    "There is a draft that was not saved.",
  ],
  takeDraft: ["Вземи черновата", "Take the draft"],
  dropDraft: ["Изхвърли черновата", "Discard the draft"],
  emptyFile: ["Този файл е празен. Да започне ли с образец?", "This file is empty. Begin with an example?"],
  begin: ["Започни с образец", "Begin with an example"],
  cannotWrite: ["Този текст не може да се запише така.", "This text cannot be written so."],
  // building
  building: ["Прави се {0}…", "Making {0}…"],
  stop: ["Спри", "Stop"],
  readyThree: ["Трите PDF файла са готови", "Three PDF files are ready"],
  readySome: ["Готови са {0} от {1} PDF файла", "{0} of {1} PDF files are ready"],
  readyNone: ["Няма готов PDF файл", "No PDF file could be made"],
  council: [
    "За заседанието, сайта и архива. Достъпен.",
    "For the session, the website and the archive. Accessible.",
  ],
  print: [
    "За печатницата, и за никой друг. Проверен за печат.",
    "For the print shop, and nobody else. Checked for print.",
  ],
  booklet: [
    "Отпечатайте сами: двустранно, обръщане по късата страна.",
    "Print it yourself: both sides, flip on the short edge.",
  ],
  notMade: ["Не е направен.", "It was not made."],
  open: ["Отвори", "Open"],
  inFolder: ["Файловете са в папка {0}.", "They are in the folder {0}."],
  showFolder: ["Покажи папката", "Show folder"],
  kilobytes: ["{0} kB", "{0} kB"],
  // verifying
  verify: ["Провери PDF", "Verify PDF"],
  verifyOne: ["Провери", "Verify"],
  verifyWords: [
    "Програмата вади текста от PDF файла, прави страниците отново и сравнява всеки байт.",
    "The program takes the text out of the PDF, makes the pages again and compares every byte.",
  ],
  verifyNone: [
    "В папка {0} още няма PDF файл за проверка.",
    "There is no PDF file to verify in the folder {0} yet.",
  ],
  verifying: ["Проверява се…", "Being verified…"],
  verdictPresent: [
    "Точно такъв го прави сегашният текст.",
    "It is exactly what the present text makes.",
  ],
  verdictEarlier: [
    "Точно такъв го прави текстът в него; сегашният текст е друг.",
    "It is exactly what the text within it makes; the present text is another one.",
  ],
  verdictDiffers: [
    "Различава се от това, което прави текстът в него.",
    "It differs from what the text within it makes.",
  ],
  verdictDamaged: [
    "Повреден е, или е записан наново от друга програма.",
    "It is damaged, or was saved again by another program.",
  ],
  verdictSourceless: [
    "В него няма текст, с който да се сравни: такъв има файлът за заседание.",
    "It carries no text to compare with: the file for the session does.",
  ],
  verdictForeign: ["Не е направен от тази програма.", "Another program made it."],
  verdictFailed: ["Не може да се провери.", "It cannot be verified."],
  fileFacts: ["{0}, {1}", "{0}, {1}"],
  // help
  helpTitle: ["Помощ", "Help"],
  keySave: ["Запиши", "Save"],
  keyNext: ["Следваща и предишна бележка", "Next and previous message"],
  keyMend: ["Поправи", "Mend"],
  keyPair: ["Следващ текст", "Next text"],
  keyPane: ["Следваща и предишна част на прозореца", "Next and previous part of the window"],
  keyUndo: ["Отмени, върни", "Undo, redo"],
  keyFind: ["Търси", "Find"],
  keyZoom: ["По-големи, по-малки, по ширина (в страниците)", "Larger, smaller, fit width (in the pages)"],
  keyDivider: ["Мести границата към страниците, когато е избрана", "Move the divider to the pages when it has the focus"],
  keyHelp: ["Помощ, и за полето, в което пишете", "Help, also for the field you are in"],
  helpChoices: ["Може да бъде: {0}.", "It may be: {0}."],
  helpMost: ["Най-много {0} знака.", "At most {0} characters."],
  helpWords: [
    "Щракнете върху дума на страница, за да стигнете до нейния текст. Промените се виждат веднага; файлът се променя, когато запишете.",
    "Click a word on a page to get to its text. Changes show at once; the file changes when you save.",
  ],
};

export const SECTIONS = {
  "": ["Корица и данни", "Cover and facts"],
  vision: ["Визия", "Vision"],
  goals: ["Цели", "Goals"],
  priorities: ["Приоритети", "Priorities"],
  results: ["Резултати", "Results"],
  services: ["Услуги", "Services"],
  hotline: ["Горещ телефон", "Hot line"],
  text: ["Текст", "Text"],
  figure: ["Изображение", "Picture"],
  table: ["Таблица", "Table"],
  indicators: ["Показатели", "Indicators"],
  timeline: ["График", "Timeline"],
  matrix: ["Връзки", "Matrix"],
  plan: ["План на страница", "Plan on a page"],
  quote: ["Цитат", "Quotation"],
  "key-figures": ["Ключови числа", "Key figures"],
  glossary: ["Речник", "Glossary"],
  people: ["Хора", "People"],
  message: ["Обръщение", "Message"],
  swot: ["Анализ", "Analysis"],
  imprint: ["Издателски данни", "Imprint"],
  chart: ["Диаграма", "Chart"],
  budget: ["Бюджет", "Budget"],
};

// Entries of lists, by the section or the key of the list.
export const ENTRIES = {
  goals: ["Цел", "Goal"],
  priorities: ["Приоритет", "Priority"],
  results: ["Резултат", "Result"],
  services: ["Услуга", "Service"],
  hotline: ["Телефон", "Line"],
  people: ["Човек", "Person"],
  measures: ["Мярка", "Measure"],
  rows: ["Ред", "Row"],
  columns: ["Колона", "Column"],
  groups: ["Група", "Group"],
  notes: ["Бележка", "Note"],
  keywords: ["Ключова дума", "Keyword"],
  phones: ["Телефон", "Telephone"],
  terms: ["Термин", "Term"],
  abbreviations: ["Съкращение", "Abbreviation"],
  phases: ["Етап", "Phase"],
  milestones: ["Събитие", "Milestone"],
  places: ["Място", "Place"],
  funding: ["Финансиране", "Funding"],
  fees: ["Такса", "Fee"],
  documents: ["Документ", "Document"],
  links: ["Връзка", "Link"],
  "key-figures": ["Число", "Figure"],
  indicators: ["Показател", "Indicator"],
  timeline: ["Ред", "Row"],
  budget: ["Ред", "Row"],
};

export const FIELDS = {
  title: ["Заглавие", "Title"],
  short: ["Кратко заглавие", "Short heading"],
  heading: ["Заглавие", "Heading"],
  subtitle: ["Подзаглавие", "Subtitle"],
  text: ["Текст", "Text"],
  body: ["Текст", "Text"],
  lead: ["Водещ текст", "Lead"],
  intro: ["Увод", "Introduction"],
  closing: ["Заключение", "Closing"],
  issuer: ["Издател", "Issuer"],
  source: ["Източник", "Source"],
  keywords: ["Ключови думи", "Keywords"],
  glossary: ["Речник на преводача", "Translator's glossary"],
  languages: ["Език", "Language"],
  date: ["Дата", "Date"],
  version: ["Издание", "Version"],
  status: ["Статут", "Status"],
  translation: ["Вид на превода", "Kind of translation"],
  period: ["Период", "Period"],
  from: ["от", "from"],
  to: ["до", "to"],
  signature: ["Място за подпис", "Place to sign"],
  council: ["Заседание на съвета", "Session of the council"],
  session: ["Дата на заседанието", "Date of the session"],
  item: ["Точка", "Item"],
  annex: ["Приложение", "Annex"],
  decision: ["Решение №", "Decision No."],
  logo: ["Лого", "Logo"],
  currency: ["Валута", "Currency"],
  country: ["Държава", "Country"],
  label: ["Надпис", "Label"],
  code: ["Код", "Code"],
  phone: ["Телефон", "Telephone"],
  phones: ["Телефони", "Telephones"],
  email: ["Електронна поща", "E-mail"],
  url: ["Адрес в интернет", "Web address"],
  hours: ["Работно време", "Hours"],
  place: ["Място", "Place"],
  unit: ["Мерна единица", "Unit"],
  time: ["Срок", "Time"],
  basis: ["Основание", "Legal basis"],
  fee: ["Такса", "Fee"],
  amount: ["Сума", "Amount"],
  value: ["Стойност", "Value"],
  baseline: ["Изходна стойност", "Baseline"],
  target: ["Цел", "Target"],
  latest: ["Последна стойност", "Latest value"],
  year: ["Година", "Year"],
  term: ["Срок", "Term"],
  budget: ["Бюджет", "Budget"],
  indicator: ["Показател", "Indicator"],
  state: ["Състояние", "State"],
  caption: ["Надпис под изображението", "Caption"],
  credit: ["Автор", "Credit"],
  alt: ["Описание за незрящи", "Description for the blind"],
  file: ["Файл", "File"],
  finding: ["Извод", "Finding"],
  note: ["Бележка", "Note"],
  notes: ["Бележки", "Notes"],
  name: ["Име", "Name"],
  meaning: ["Значение", "Meaning"],
  role: ["Длъжност", "Role"],
  office: ["Длъжност", "Office"],
  group: ["Група", "Group"],
  speaker: ["Кой го казва", "Speaker"],
  when: ["Кога", "When"],
  quote: ["Цитат", "Quotation"],
  salutation: ["Обръщение", "Salutation"],
  strengths: ["Силни страни", "Strengths"],
  weaknesses: ["Слаби страни", "Weaknesses"],
  opportunities: ["Възможности", "Opportunities"],
  threats: ["Заплахи", "Threats"],
  key: ["Ключ", "Key"],
  main: ["Главна цел", "Main goal"],
  total: ["Общо", "Total"],
  sum: ["Сбор", "Sum"],
  shares: ["Дялове", "Shares"],
  start: ["Начало", "Start"],
  numbering: ["Номериране", "Numbering"],
  width: ["Ширина", "Width"],
};

// What the rules of the review look for.
export const RULES = {
  language: ["абзац на другия език", "a paragraph in the other language"],
  figures: ["числа, дати и връзки само на единия език", "numbers, dates and links in one language only"],
  structure: ["различна подредба на двата езика", "another structure in the other language"],
  placeholder: ["недописани места", "places still to be written"],
  glossary: ["преводи на термините", "translations of terms"],
  facts: ["години, дни и проценти", "years, days and percentages"],
  "numbers-style": ["начин на писане на числата", "how numbers are written"],
  labels: ["номера, написани на ръка", "numbers typed by hand"],
  quotes: ["кавички", "quotes"],
  capitals: ["дълги текстове с главни букви", "long passages in capitals"],
  shares: ["дялове и проценти", "shares"],
  target: ["цели на показателите", "targets of indicators"],
  state: ["състояние на изпълнението", "states of progress"],
  twice: ["повторения", "repetitions"],
  units: ["мерни единици", "units"],
  currency: ["валути", "currencies"],
  source: ["източници", "sources"],
  parts: ["съставни части", "parts of a whole"],
  term: ["срокове", "terms"],
  codes: ["кодове", "codes"],
  stale: ["остарели преводи", "translations gone stale"],
};

// Values to choose from.
export const CHOICES = {
  true: ["да", "yes"],
  false: ["не", "no"],
  draft: ["чернова", "draft"],
  proposal: ["предложение", "proposal"],
  adopted: ["приет", "adopted"],
  official: ["официален", "official"],
  working: ["работен", "working"],
  planned: ["предстои", "planned"],
  running: ["изпълнява се", "running"],
  done: ["изпълнено", "done"],
  late: ["закъснява", "late"],
  stopped: ["спряно", "stopped"],
};

export const LANGUAGE_NAMES = { bg: "Български", en: "English" };

let column = 0;

// "bg" or "en".
export function setLanguage(code) {
  column = code === "en" ? 1 : 0;
  document.documentElement.lang = language();
}

export function language() {
  return column === 1 ? "en" : "bg";
}

// The words of a key, with values for {0}, {1}.
export function say(key, ...values) {
  return WORDS[key][column].replace(/\{(\d)\}/gu, (_, number) => String(values[Number(number)]));
}

// "1 грешка", "2 грешки".
export function count(one, many, number) {
  return say(number === 1 ? one : many, number);
}

export function choiceName(value) {
  return CHOICES[value]?.[column] ?? value;
}

export function ruleName(rule) {
  return RULES[rule]?.[column] ?? rule;
}

export function sectionName(kind) {
  return SECTIONS[kind]?.[column] ?? kind;
}

// The name of a field: „Приоритет 2“, „Приоритет 2 · Текст“. `path` begins with "document",
// or with "sections" and a number; `kind` is that of its section.
export function fieldName(path, kind) {
  const steps = path.slice(path[0] === "sections" ? 2 : 1);
  const names = [];
  let list = kind;
  steps.forEach((step, index) => {
    if (typeof step === "number") {
      const entry = ENTRIES[list]?.[column] ?? "";
      names.push(`${entry} ${step + 1}`.trim());
      return;
    }
    if (typeof steps[index + 1] === "number" && (step === "items" || ENTRIES[step])) {
      list = step === "items" ? kind : step;
      return;
    }
    list = step;
    names.push(FIELDS[step]?.[column] ?? step);
  });
  // The title of an entry is the entry.
  const last = steps.at(-1);
  if (names.length > 1 && last === "title") {
    names.pop();
  }
  return names.join(" · ");
}
