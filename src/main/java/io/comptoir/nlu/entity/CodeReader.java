package io.comptoir.nlu.entity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.comptoir.base.Value;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is written to a form: e-mail, order number, phone, postcode, coupon. Each is looked for only
 * when the text holds the signs of one.
 */
final class CodeReader implements EntityReader {
  private static final Pattern EMAIL =
      Pattern.compile(
          "[\\p{L}\\p{N}._%+-]{1,64}+@[\\p{L}\\p{N}-]{1,63}+(?:\\.[\\p{L}\\p{N}-]{1,63}+){1,6}");
  private static final Pattern LINK = Pattern.compile("(?i)\\b(?:https?://|www\\.)\\S+");
  private static final Pattern PHONE =
      Pattern.compile("(?<![\\p{L}\\d])(?:\\+|\\(|00)?\\d(?:[ .()\\-/]{0,2}\\d){7,14}(?!\\d)");

  /** "12/12/2026" has as many digits as a phone number. */
  private static final Pattern DATE =
      Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}|\\d{4}[/.-]\\d{1,2}[/.-]\\d{1,2}");

  private static final Pattern UK_POSTCODE =
      Pattern.compile("\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b");
  private static final Pattern UK_POSTCODE_ANY_CASE =
      Pattern.compile("\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern POSTCODE =
      Pattern.compile("(?<![\\p{L}\\d.,])\\d{4,5}(?![\\d.,]*\\d)(?! ?[€£$%]|\\p{L})");
  private static final Pattern PARTED_POSTCODE =
      Pattern.compile("(?<![\\p{L}\\d.,])(\\d{2}) (\\d{3})(?![\\d.,]*\\d)(?! ?[€£$%]|\\p{L})");
  private static final Pattern GIFT_CARD =
      Pattern.compile(
          "(?<![\\p{L}\\d])G[ -]?[2-9A-Z]{4}[ -][2-9A-Z]{4}[ -][2-9A-Z]{4}(?![\\p{L}\\d])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COUPON =
      Pattern.compile("\\b(?=[A-Z]*\\d)(?=\\d*[A-Z]{2})[A-Z\\d]{5,20}\\b");
  private static final Pattern NAMED_COUPON =
      Pattern.compile(
          "\\b(?:code(?: promo(?:tionnel|tion)?| de r[ée]duction| avantage)?|coupon|voucher|promo code|discount code)(?: code| est| is|,)? ?:? ?[«\"“]?\\s?([\\p{L}\\d][\\p{L}\\d_-]{3,19})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private final Pattern orderNumber;
  private final List<String> regions;

  CodeReader(String orderNumber, List<String> regions) {
    this.orderNumber =
        Pattern.compile(
            "(?<![\\p{L}\\d])(?:" + orderNumber + ")(?![\\p{L}\\d])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    this.regions = regions;
  }

  @Override
  public void read(Findings findings) {
    var text = findings.sentence().text();
    int digits = 0;
    boolean at = false;
    boolean dash = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      at |= c == '@';
      dash |= c == '-' || c == '/' || c == '_';
    }
    if (text.contains("www.") || text.contains("://")) {
      links(findings);
    }
    if (at) {
      each(EMAIL, findings, "email", 1);
    }
    if (dash) {
      each(GIFT_CARD, findings, "gift_card", 1);
    }
    if (digits > 0 || dash) {
      each(orderNumber, findings, "order_number", 1);
    }
    if (digits >= 8) {
      phones(findings);
    }
    if (digits > 0) {
      postcodes(findings);
    }
    coupons(findings, digits > 0);
  }

  /** What stands in an address of a page is no code of ours. */
  private static void links(Findings findings) {
    var matcher = LINK.matcher(findings.sentence().text());
    while (matcher.find()) {
      for (int i = 0; i < findings.sentence().size(); i++) {
        var token = findings.sentence().token(i);
        if (token.start() < matcher.end() && token.end() > matcher.start()) {
          findings.cover(i, i + 1);
        }
      }
    }
  }

  private static void each(Pattern pattern, Findings findings, String type, double confidence) {
    var text = findings.sentence().text();
    var matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (findings.isTextFree(matcher.start(), matcher.end())) {
        var value =
            type.equals("email")
                ? matcher.group().toLowerCase(Locale.ROOT)
                : matcher.group().toUpperCase(Locale.ROOT);
        findings.takeText(type, Value.of(value), matcher.start(), matcher.end(), confidence);
      }
    }
  }

  private void phones(Findings findings) {
    var matcher = PHONE.matcher(findings.sentence().text());
    while (matcher.find()) {
      boolean free = findings.isTextFree(matcher.start(), matcher.end());
      if (!free || DATE.matcher(matcher.group()).matches()) {
        continue;
      }
      for (var region : regions) {
        var number = phone(matcher.group(), region);
        if (number != null) {
          findings.takeText("phone", Value.of(number), matcher.start(), matcher.end(), 1);
          break;
        }
      }
    }
  }

  private static @org.jspecify.annotations.Nullable String phone(String written, String region) {
    var phones = PhoneNumberUtil.getInstance();
    try {
      var number = phones.parse(written, region);
      return phones.isValidNumber(number) ? phones.format(number, PhoneNumberFormat.E164) : null;
    } catch (NumberParseException e) {
      return null;
    }
  }

  private static void postcodes(Findings findings) {
    boolean asked =
        findings.expects("postcode") || findings.expects("address") || findings.expects("city");
    each(asked ? UK_POSTCODE_ANY_CASE : UK_POSTCODE, findings, "postcode", asked ? 1 : 0.9);
    if (asked) {
      parted(findings);
    }
    var text = findings.sentence().text();
    var matcher = POSTCODE.matcher(text);
    while (matcher.find()) {
      boolean french = matcher.end() - matcher.start() == 5;
      int next = nextLetter(text, matcher.end());
      boolean beforePlace =
          next >= 0 && Character.isUpperCase(text.charAt(next)) && next == matcher.end() + 1;
      boolean fits = french && !matcher.group().startsWith("00") || asked || beforePlace;
      if (fits
          && !isCounted(text, next, asked)
          && findings.isTextFree(matcher.start(), matcher.end())) {
        findings.takeText(
            "postcode", Value.of(matcher.group()), matcher.start(), matcher.end(), asked ? 1 : 0.8);
      }
    }
  }

  /** "75 004", as the answer to a question for it. */
  private static void parted(Findings findings) {
    var matcher = PARTED_POSTCODE.matcher(findings.sentence().text());
    while (matcher.find()) {
      if (findings.isTextFree(matcher.start(), matcher.end())) {
        var digits = matcher.group(1) + matcher.group(2);
        findings.takeText("postcode", Value.of(digits), matcher.start(), matcher.end(), 0.9);
      }
    }
  }

  private static int nextLetter(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() && Character.isLetter(text.charAt(at)) ? at : -1;
  }

  /** "12000 euros", "15000 produits" count something. */
  private static boolean isCounted(String text, int next, boolean asked) {
    return !asked
        && next >= 0
        && Character.isLowerCase(text.charAt(next))
        && (text.startsWith("eur", next)
            || text.startsWith("pound", next)
            || text.startsWith("prod", next)
            || text.startsWith("ml", next));
  }

  private static void coupons(Findings findings, boolean digits) {
    var text = findings.sentence().text();
    if (digits) {
      each(COUPON, findings, "coupon", 0.8);
    }
    if (!mentionsCode(findings)) {
      return;
    }
    var matcher = NAMED_COUPON.matcher(text);
    while (matcher.find()) {
      boolean shaped = isShapedLikeCode(matcher.group(1));
      if (shaped && findings.isTextFree(matcher.start(1), matcher.end(1))) {
        findings.takeText(
            "coupon",
            Value.of(matcher.group(1).toUpperCase(Locale.ROOT)),
            matcher.start(1),
            matcher.end(1),
            0.9);
      }
    }
  }

  private static boolean mentionsCode(Findings findings) {
    for (var token : findings.sentence().tokens()) {
      if (token.is("code") || token.is("coupon") || token.is("voucher")) {
        return true;
      }
    }
    return false;
  }

  /** A word in capitals or with a digit; "code postal" is none. */
  private static boolean isShapedLikeCode(String word) {
    boolean capitals = word.equals(word.toUpperCase(Locale.ROOT));
    return capitals && !word.chars().allMatch(Character::isDigit)
        || !capitals && word.chars().anyMatch(Character::isDigit);
  }
}
