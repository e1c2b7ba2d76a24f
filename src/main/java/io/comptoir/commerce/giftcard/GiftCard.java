package io.comptoir.commerce.giftcard;

import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import io.comptoir.customer.CustomerId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Money of a shop that whoever knows the code can spend there, in one go or in parts.
 *
 * @param code {@code G-7F3K-2QXW-MNP4}; whoever knows it has the money, so it is drawn by chance
 * @param balance what is left
 * @param customer to whom it was given; null when it was sold to whoever has it
 * @param expires from when on it buys nothing; null for never
 */
public record GiftCard(
    String code,
    ShopId shop,
    Money balance,
    @Nullable CustomerId customer,
    @Nullable Instant expires) {
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LETTERS = 12;
  private static final String METHOD = "gift_card:";

  public GiftCard {
    if (balance.minor() < 0) {
      throw new IllegalArgumentException("a gift card does not owe anything");
    }
    if (!read(code).equals(Optional.of(code))) {
      throw new IllegalArgumentException("not a gift card's code");
    }
  }

  /** A fresh code: 58 bits of chance. */
  public static String code(RandomGenerator chance) {
    var letters = new StringBuilder();
    for (var i = 0; i < LETTERS; i++) {
      letters.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
    }
    return written(letters.toString());
  }

  /** What a person typed, as the code is kept: {@code g 7f3k 2qxw mnp4}; empty when it is none. */
  public static Optional<String> read(String typed) {
    var letters = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    if (letters.length() == LETTERS + 1 && letters.startsWith("G")) {
      letters = letters.substring(1);
    }
    return letters.length() == LETTERS
            && letters.chars().allMatch(c -> ALPHABET.indexOf((char) c) >= 0)
        ? Optional.of(written(letters))
        : Optional.empty();
  }

  public boolean spendable(Instant now) {
    return expires == null || expires.isAfter(now);
  }

  /** Its id as a payment method of an order. */
  public String method() {
    return METHOD + code;
  }

  /** The code in a payment method's id; empty when that is no gift card. */
  public static Optional<String> codeOf(String method) {
    return method.startsWith(METHOD) ? read(method.substring(METHOD.length())) : Optional.empty();
  }

  /** As far as it may be shown to those who do not hold it: {@code G-…-MNP4}. */
  public String ending() {
    return "G-…" + code.substring(code.length() - 5);
  }

  @Override
  public String toString() {
    return "GiftCard[" + ending() + "]"; // the code is money
  }

  private static String written(String letters) {
    return "G-"
        + letters.substring(0, 4)
        + "-"
        + letters.substring(4, 8)
        + "-"
        + letters.substring(8);
  }
}
