/**
 * Passwords that everybody tries first. Not a list of all that ever leaked: words that people take, which are
 * refused with any digits and punctuation before and behind them (`Password2024!`), and keyboard patterns.
 */

const WORDS = new Set(
  `
  aaaaaa abcabc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij academia access account administrator
  admin admins adminadmin alejandra alejandro alexander alexandra amanda america anderson andrea andrew angel
  angela angelina angels anthony apple apples arsenal asdasd asdasdasd asdf asdfasdf asdfgh asdfghj asdfghjk
  asdfghjkl asdfjkl ashley asshole august austin babygirl babyboy bailey banana barcelona baseball basketball
  batman beautiful benjamin bestfriend bigdaddy birthday blink blessed blessing blahblah bonjour brandon
  brasil braves brooklyn brother bubbles buddy bulldog business butterfly buttercup california cameron canada
  captain caroline carolina casper catherine champion changeme changeit charles charlie charlotte cheese
  chelsea cherry chicago chicken chocolate chopper christian christina christine christmas christopher
  cinderella classic claudia cocacola college colorado computer computers consumer cookie cookies cooper
  corvette cowboy cowboys creative cristina cristian crystal customer daddy dallas daniel daniela danielle
  december default defender destiny diamond diamonds disney dolphin dolphins donald dragon dragonball dragons
  drowssap eagles eduardo einstein elephant elizabeth eminem england enterprise everton facebook falcon family
  fernando ferrari fireball firebird florida flower flowers football forever forever21 fortnite france
  francisco freedom friend friends friendship fuckoff fuckyou fuckme gabriel gabriela garfield gateway george
  georgia gemini germany gibson ginger giovanni godisgood goldfish google grandma greenday guest guitar gandalf
  hallo hannah happiness happy harley harrypotter heather hello hellohello hellokitty helloworld hockey holiday
  hotmail hunter iceman iloveu iloveyou iloveme iloveher iloveyousomuch imissyou infinity information internet
  intranet invincible ironman isabella isabelle jackass jackson january jasmine jeffrey jennifer jessica
  jesus jesuschrist jesusislord johnson jonathan jordan joseph joshua juventus justice justin katherine
  killer kimberly kingdom knight knights krishna lakers lasvegas latchkey lauren leonardo letmein letmeinnow
  liberty lifestyle lincoln linkedin liverpool lollipop london lorenzo louise lovelove lovely loveme loser
  lover loveyou lucky madison maggie manager manchester marina marine marines mario marlboro marshall
  martin martina master masters matrix matthew maverick maxwell melissa mercedes merlin metallica michael
  michaela michel michelle mickey microsoft midnight minecraft miranda mohammed money monica monkey monster
  morgan mother motorola mountain muffin muhammad mustang mylove mypassword mynoob naruto natalie natasha
  newpass newpassword newyork nicholas nicole nintendo nirvana nothing november oakland october office
  oliver operator orange packers panther panthers paradise parola pass passw passme passpass passphrase
  passport passwd password passwords passwort passwordpassword patricia patrick peaches peanut pepper
  personal phoenix piano pictures pineapple pizza platinum please pokemon popcorn portugal postgres precious
  pretty prince princess princesa private public puppies purple qazwsx qazwsxedc qwaszx qweasd qweasdzxc
  qweqwe qweqweqwe qwer qwerqwer qwert qwertz qwertzui qwertzuiop qwerty qwertyqwerty qwertyu qwertyui
  qwertyuio qwertyuiop rachel rainbow raiders ranger rangers rebecca redsox remember ricardo richard robert
  roberto rockstar rockyou romantic ronaldo ronaldinho root rootroot rosebud russia samantha samson samsung
  santiago sasuke scooby scorpion scorpio scotland sebastian secret secrets security september server service
  shadow shannon shopping silver simple singapore skippy skyline slipknot smokey snickers snoopy soccer
  softball somebody something spartan spider spiderman spongebob starwars stargate steelers stella stephanie
  stephen steven strawberry student summer sunday sunflower sunshine superman supernova superstar support
  surfer sweetheart sweetie sweety swordfish sysadmin system taylor teacher tennis tequila test testing
  testpass testtest testuser thailand therock thomas thunder tiffany tigers tigger tinkerbell tomorrow toyota
  training treasure trouble trustme trustno trustnoone twilight twitter unicorn united universal user username
  valentina valentine vanessa vegeta veronica victor victoria victory vietnam viking vikings vincent voyager
  warcraft warrior warriors webmaster welcome welcomeback welcomehome whatever whatsapp william williams
  windows winner winter wizard wolverine wordpass wordpress yamaha yankees yellow yourmom zaqwsx zaqxsw zxcv
  zxcvbn zxcvbnm zxczxc correcthorsebatterystaple
  `
    .trim()
    .split(/\s+/),
);

/** Walks over the keyboard, and the alphabet, in both directions. Any eight or more characters in a row of one. */
const WALKS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  'a1b2c3d4e5f6g7h8i9j0',
  'qazwsxedcrfvtgbyhnujmikolp',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
  '!@#$%^&*()_+',
  '147258369',
  '741852963',
  '123qweasdzxc',
  'qwe123asd456zxc789',
].flatMap((walk) => [walk, [...walk].reverse().join('')]);

/** Letters that people write as signs. `1` and `!` stand for i or l: both are tried. */
const SIGNS: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '0': 'o', $: 's', '5': 's', '7': 't' };

const withoutSigns = (text: string, one: 'i' | 'l'): string =>
  text.replace(/[@430$57]/g, (sign) => SIGNS[sign] ?? sign).replace(/[1!|]/g, one);

/** Without the digits and the punctuation around it. In linear time, which a regular expression would not take. */
export function core(text: string): string {
  const characters = [...text];
  const isLetter = (character: string): boolean => /\p{L}/u.test(character);
  const first = characters.findIndex(isLetter);
  return first === -1 ? '' : characters.slice(first, characters.findLastIndex(isLetter) + 1).join('');
}

/** `aaaaaaaa`, `abababab`, `12341234`: a piece of up to four characters over and over. */
const REPETITION = /^(.{1,4}?)\1+.?$/su;

/** Whether a password is one that is tried first, whatever its case. */
export function isCommonPassword(password: string): boolean {
  // What cannot be seen does not make a password another in the eyes of who chose it.
  const text = password
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase();
  if (REPETITION.test(text) || WALKS.some((walk) => walk.includes(text))) return true;
  const candidates = [text, withoutSigns(text, 'i'), withoutSigns(text, 'l')];
  // The signs at the end are ornament more often than letters: `p@ssw0rd1!`.
  const trimmed = core(text);
  candidates.push(trimmed, withoutSigns(trimmed, 'i'), withoutSigns(trimmed, 'l'));
  return candidates.some((candidate) => WORDS.has(candidate) || WORDS.has(core(candidate)));
}
