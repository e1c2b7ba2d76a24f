package io.comptoir.nlu.entity;

import io.comptoir.base.Value;
import io.comptoir.nlu.text.Letters;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number and a street, as French and English write them: "12 bis rue Mercière", "Flat 2, 24 Rose
 * Lane", with what is said of the door ("bât. B, 3e étage"); and the town that follows a comma.
 */
final class StreetReader implements EntityReader {
  private static final int CASELESS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final String WORD = "[\\p{L}\\p{M}\\d][\\p{L}\\p{M}\\d.'’-]*";

  /** The kind of way, and the rest of the line up to a comma. */
  private static final Pattern FRENCH =
      Pattern.compile(
          "(?<![\\p{L}\\d.,:/+-])\\d{1,4}(?: ?(?:bis|ter|quater|[a-d]))?,? +"
              + "(?:(rue|avenue|av\\.?|boulevard|bd\\.?|bld|quai|impasse|imp\\.?|all[ée]e|chemin|mont[ée]e"
              + "|ruelle|faubourg|esplanade|sentier)"
              + "|place|pl\\.?|cours|route|rte\\.?|passage|square|promenade|r[ée]sidence|villa|cit[ée]|voie"
              + "|traverse|rond-point)"
              + " +(?<name>[^,;\\n?!@]+)",
          CASELESS);

  /** The name, and the kind of way behind it. */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?<![\\p{L}\\d.,:/+-])(?:(?:flat|apartment|apt|unit) ?\\w{1,4},? +)?\\d{1,4}[a-z]?,? +"
              + "(?<name>(?:[\\p{L}][\\p{L}\\p{M}.'’-]* +){1,4}?)"
              + "(?<kind>street|st|road|rd|lane|ln|avenue|ave|drive|close|court|crescent|gardens|grove|hill|mews"
              + "|park|place|row|square|sq|terrace|walk|way|wharf|yard|boulevard|blvd|parade|green|rise"
              + "|embankment|circus)(?![\\p{L}\\d])\\.?",
          CASELESS);

  private static final Pattern DOOR =
      Pattern.compile(
          "\\G *,? *(?:(?:b[âa]t(?:iment)?|appt?|appartement|apt|esc(?:alier)?|porte|entr[ée]e|[ée]tage|code"
              + "|digicode|interphone|r[ée]sidence|flat|apartment|unit|floor)\\b\\.? ?(?:\\w{1,6}\\b)?"
              + "|\\d{1,2}(?:er|e|[èe]me|st|nd|rd|th) (?:[ée]tage|floor))",
          CASELESS);

  private static final Pattern TOWN =
      Pattern.compile(
          "\\G *, *(?<town>[\\p{L}][\\p{L}\\p{M}'’-]+(?: [\\p{L}][\\p{L}\\p{M}'’-]+(?![\\p{L}\\d])){0,3})");

  /** Where a French street ends though no comma says so. Folded. */
  private static final Set<String> ENDS =
      Set.of(
          "a",
          "et",
          "ou",
          "pour",
          "avec",
          "svp",
          "stp",
          "merci",
          "s'il",
          "in",
          "and",
          "at",
          "for",
          "please",
          "thanks",
          "vers",
          "c'est",
          "je",
          "mon",
          "ma",
          "code",
          "cp",
          "bonjour",
          "livraison");

  private static final Pattern POSTCODE = Pattern.compile("\\d{5}|\\d{4}");
  private static final int MOST_WORDS = 8;

  private final Set<String> knownWords;

  StreetReader(Set<String> knownWords) {
    this.knownWords = knownWords;
  }

  @Override
  public void read(Findings findings) {
    var text = findings.sentence().text();
    if (text.chars().noneMatch(Character::isDigit)) {
      return;
    }
    boolean asked =
        findings.expects("street") || findings.expects("postcode") || findings.expects("city");
    var french = FRENCH.matcher(text);
    if (french.find() && takeFrench(findings, french, asked)) {
      return;
    }
    var english = ENGLISH.matcher(text);
    if (english.find() && isStreet(english, asked)) {
      take(findings, english.start(), english.end());
    }
  }

  private boolean takeFrench(Findings findings, Matcher street, boolean asked) {
    var name = street.group("name");
    boolean sure = street.group(1) != null;
    boolean capital = false;
    int length = 0;
    int words = 0;
    var word = Pattern.compile(WORD).matcher(name);
    while (word.find() && words < MOST_WORDS) {
      var folded = Letters.fold(word.group());
      if (ENDS.contains(folded) || POSTCODE.matcher(folded).matches() && !isYear(name, word)) {
        break;
      }
      capital |= Character.isUpperCase(word.group().charAt(0));
      length = word.end();
      words++;
    }
    if (words == 0 || !sure && !asked && !capital) {
      return false;
    }
    return take(findings, street.start(), street.start("name") + length);
  }

  /** "rue du 8 mai 1945" is no postcode, at the end or before one. */
  private static boolean isYear(String name, Matcher word) {
    return word.group().length() == 4
        && Letters.fold(name.substring(0, word.start())).matches(".*\\d{1,2} \\p{L}+ ");
  }

  /**
   * "5 minutes walk", "2 large park": written small it is a street only where one was asked for.
   */
  private boolean isStreet(Matcher street, boolean asked) {
    for (var word : street.group("name").strip().split(" +")) {
      boolean capital = Character.isUpperCase(word.charAt(0));
      if (ENDS.contains(Letters.fold(word)) || !capital && !asked) {
        return false;
      }
    }
    return asked || Character.isUpperCase(street.group("kind").charAt(0));
  }

  private boolean take(Findings findings, int start, int streetEnd) {
    var text = findings.sentence().text();
    if (!findings.isTextFree(start, streetEnd)) {
      return false;
    }
    int end = streetEnd;
    var door = DOOR.matcher(text);
    while (door.find(end) && door.end() > end && findings.isTextFree(end, door.end())) {
      end = door.end();
    }
    findings.takeText("street", Value.of(text.substring(start, end).strip()), start, end, 0.95);
    var town = TOWN.matcher(text);
    if (town.find(end)
        && findings.isTextFree(town.start("town"), town.end("town"))
        && isName(town.group("town"))) {
      findings.takeText(
          "city", Value.of(town.group("town")), town.start("town"), town.end("town"), 0.9);
    }
    return true;
  }

  private boolean isName(String town) {
    for (var word : town.split(" ")) {
      if (!Character.isUpperCase(word.charAt(0)) && knownWords.contains(Letters.fold(word))) {
        return false;
      }
    }
    return true;
  }
}
