package io.comptoir.nlu.entity;

import io.comptoir.base.Money;
import io.comptoir.nlu.text.Sentence;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums of money at a place in a sentence: "50 €", "£20", "19€90", "50 balles", "30 quid". */
final class Sums {
  private static final double MOST = 10_000_000;
  private static final Map<String, String> CURRENCIES = new HashMap<>();

  static {
    for (var word : "€ euro euros eur euo balles boules".split(" ")) {
      CURRENCIES.put(word, "EUR");
    }
    for (var word : "£ gbp quid pound pounds sterling".split(" ")) {
      CURRENCIES.put(word, "GBP");
    }
    for (var word : "$ usd dollar dollars bucks".split(" ")) {
      CURRENCIES.put(word, "USD");
    }
    CURRENCIES.put("chf", "CHF");
  }

  private final Currency shopCurrency;

  Sums(Currency shopCurrency) {
    this.shopCurrency = shopCurrency;
  }

  /**
   * @param currency as said, null when none was
   * @param round "une cinquantaine d'euros"
   * @param end one past its last token
   */
  record Sum(
      BigDecimal value, @Nullable Currency currency, boolean round, boolean digits, int end) {}

  /** The sum that begins at this token; without a currency any number is one. */
  @Nullable Sum at(Sentence sentence, int index) {
    var before = currency(sentence.folded(index));
    int start = before == null ? index : index + 1;
    var count = Numbers.at(sentence, start);
    if (count == null || count.value() > MOST || before == null && count.article()) {
      return articleEuro(sentence, index, count);
    }
    int end = start + count.length();
    var value = BigDecimal.valueOf(count.value());
    if (before != null) {
      return new Sum(value, before, count.round(), count.digits(), end);
    }
    if (count.round()
        && (sentence.folded(end).equals("d'")
            || sentence.folded(end).equals("de")
            || sentence.folded(end).equals("of"))
        && currency(sentence.folded(end + 1)) != null) {
      end++;
    }
    var after = currency(sentence.folded(end));
    if (after == null && isGluedEuro(sentence, end, count)) {
      after = Currency.getInstance("EUR");
    }
    if (after == null) {
      return new Sum(value, null, count.round(), count.digits(), end);
    }
    end++;
    var cents = cents(sentence, end);
    return cents < 0
        ? new Sum(value, after, count.round(), count.digits(), end)
        : new Sum(value.add(BigDecimal.valueOf(cents, 2)), after, false, true, end + 1);
  }

  /** "un euro", "one pound": here the article counts. */
  private static @Nullable Sum articleEuro(
      Sentence sentence, int index, Numbers.@Nullable Count count) {
    if (count == null || !count.article()) {
      return null;
    }
    var after = currency(sentence.folded(index + 1));
    return after == null ? null : new Sum(BigDecimal.ONE, after, false, false, index + 2);
  }

  /** "50e", written in one: nobody has fifty ranks to choose from. */
  private static boolean isGluedEuro(Sentence sentence, int index, Numbers.Count count) {
    return count.digits()
        && count.value() >= 10
        && sentence.folded(index).equals("e")
        && sentence.token(index).start() == sentence.token(index - 1).end();
  }

  /** "19€90", "19 euros 90": two digits right after the currency. */
  private static int cents(Sentence sentence, int index) {
    var digits = sentence.folded(index);
    boolean glued =
        index < sentence.size()
            && sentence.token(index).isNumber()
            && digits.length() == 2
            && sentence.token(index).start() <= sentence.token(index - 1).end() + 1;
    return glued ? Integer.parseInt(digits) : -1;
  }

  private static @Nullable Currency currency(String word) {
    var code = CURRENCIES.get(word);
    return code == null ? null : Currency.getInstance(code);
  }

  /** The sum as money, in the other's currency or the shop's when it names none. */
  Money money(Sum sum, @Nullable Currency other) {
    var currency = sum.currency() != null ? sum.currency() : other != null ? other : shopCurrency;
    return Money.ofMajor(sum.value(), currency);
  }
}
