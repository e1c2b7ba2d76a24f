package io.comptoir.shop.catalog;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A price as feeds write it: {@code 29.90 EUR}, {@code EUR 29.90}, {@code 1 299,90 €}, {@code
 * $1,299.90}.
 *
 * @param currency null when the text names none
 */
record PriceText(BigDecimal amount, @Nullable Currency currency) {
  private static final int LONGEST = 40;
  private static final Pattern WRITTEN =
      Pattern.compile("([A-Za-z]{3}|[€$£¥])?\\s*(-?[0-9][0-9 .,'’]*)\\s*([A-Za-z]{3}|[€$£¥])?");
  private static final Pattern GROUPED = Pattern.compile("-?[0-9]{1,3}(?:,[0-9]{3})+");

  static PriceText of(String text) throws BadRow {
    var plain = text.strip().replace('\u00A0', ' ').replace('\u202F', ' ');
    var found = WRITTEN.matcher(plain);
    if (plain.length() > LONGEST || !found.matches()) {
      throw bad(text);
    }
    var before = found.group(1);
    var after = found.group(3);
    if (before != null && after != null) {
      throw bad(text);
    }
    var named = before == null ? after : before;
    return new PriceText(
        amount(found.group(2).strip(), text), named == null ? null : currency(named));
  }

  /**
   * @throws BadRow when it is no code of ISO 4217 that people pay with
   */
  static Currency currency(String code) throws BadRow {
    var iso =
        switch (code) {
          case "€" -> "EUR";
          case "£" -> "GBP";
          case "$" -> "USD";
          case "¥" -> "JPY";
          default -> code.toUpperCase(Locale.ROOT);
        };
    try {
      var currency = Currency.getInstance(iso);
      if (currency.getDefaultFractionDigits() >= 0) {
        return currency;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new BadRow(
        "unknown currency", "`" + code + "` is no currency of ISO 4217: write for example EUR");
  }

  /** The last separator parts off the decimals, unless it can only part off thousands. */
  private static BigDecimal amount(String digits, String whole) throws BadRow {
    var plain = digits.replaceAll("[ '’]", "");
    var comma = plain.lastIndexOf(',');
    var dot = plain.lastIndexOf('.');
    if (comma >= 0 && dot >= 0) {
      plain = comma > dot ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
    } else if (comma >= 0 && plain.indexOf(',') != comma && GROUPED.matcher(plain).matches()) {
      plain = plain.replace(",", "");
    } else if (comma >= 0) {
      if (plain.length() - comma == 4) {
        throw new BadRow(
            "ambiguous price",
            "`" + shown(whole) + "` may be thousands or decimals: write 1299.00 or 1.30");
      }
      plain = plain.replace(',', '.');
    }
    try {
      return new BigDecimal(plain);
    } catch (NumberFormatException e) {
      throw bad(whole);
    }
  }

  private static BadRow bad(String text) {
    return new BadRow(
        "bad price", "`" + shown(text) + "` is no price: write for example 29.90 or 29.90 EUR");
  }

  private static String shown(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
