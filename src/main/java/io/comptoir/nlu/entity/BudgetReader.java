package io.comptoir.nlu.entity;

import io.comptoir.base.Money;
import io.comptoir.base.Value;
import io.comptoir.nlu.entity.Sums.Sum;
import io.comptoir.nlu.text.Phrases;
import io.comptoir.nlu.text.Sentence;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Amounts and budgets: a sum with a limit ("moins de 50 €", "under £50", "max 30"), a range ("entre
 * 20 et 40", "30-40€") or a neighbourhood ("autour de 30", "une cinquantaine d'euros": a fifth less
 * to a fifth more) is a {@code budget}; a bare sum is an {@code amount}, unless a budget was asked
 * for.
 */
final class BudgetReader implements EntityReader {
  private enum Limit {
    MOST,
    LEAST,
    AROUND,
    BETWEEN
  }

  /** A limit without a currency must be of this size, so that "max 2" stays a quantity. */
  private static final int LEAST_BARE = 5;

  private static final int AROUND_PERCENT = 20;
  private static final Phrases<Limit> BEFORE = before();
  private static final Phrases<Limit> AFTER = after();
  private static final Set<String> LINKS =
      Set.of(
          "de", "d'", "a", "les", "des", "the", "of", "is", "est", "c'", "la", "en", "at", ":",
          "que", "than", "serait", "would", "be");
  private static final Set<String> RANGE =
      Set.of("et", "and", "a", "to", "-", "ou", "or", "–", "et/ou", "jusqu'");

  /** What may follow a bare number that is money, besides a mark or the end. */
  private static final Set<String> CLOSERS =
      Set.of(
          "pour", "for", "si", "if", "please", "s'", "avec", "with", "sans", "without", "et", "and",
          "mais", "but", "ou", "or", "merci", "thanks", "thank", "qui", "that", "dans", "environ",
          "maximum", "max", "minimum", "min", "tops", "grand", "ca", "c'", "i", "je", "j'", "it",
          "no", "pas", "donc", "ish");

  private final Sums sums;

  BudgetReader(Sums sums) {
    this.sums = sums;
  }

  @Override
  public void read(Findings findings) {
    var sentence = findings.sentence();
    for (int i = 0; i < sentence.size(); i++) {
      if (findings.isFree(i)) {
        int end = limited(findings, i);
        end = end > i ? end : bare(findings, i);
        i = Math.max(i, end - 1);
      }
    }
  }

  /** "moins de 50 euros", "entre 20 et 40": the limit comes first. Where it ends, or 0. */
  private int limited(Findings findings, int start) {
    var sentence = findings.sentence();
    var limit = BEFORE.at(sentence, start);
    if (limit.isEmpty()) {
      return 0;
    }
    int at = start + limit.get().length();
    for (int links = 0; links < 3 && isLink(sentence, at); links++) {
      at++;
    }
    // "budget maximum de 50", "budget around 50": the second limit says more
    var second = BEFORE.at(sentence, at);
    if (second.isPresent()) {
      int end = limited(findings, at);
      if (end > 0) {
        return end;
      }
    }
    var sum = sumAt(findings, at);
    if (sum == null) {
      return 0;
    }
    var upper = range(findings, sum);
    // "i don't want to spend more than 60" is at most 60
    boolean denied = limit.get().value() == Limit.LEAST && findings.isNegated(start);
    var kind = denied ? Limit.MOST : limit.get().value();
    if (upper != null) {
      return isMoney(findings, sum, upper, true) ? take(findings, start, sum, upper) : 0;
    }
    if (kind == Limit.BETWEEN || !isMoney(findings, sum, null, kind != Limit.LEAST)) {
      return 0;
    }
    // "my budget is 80 euros, give or take"
    var after = after(findings, sum.end());
    boolean around = kind == Limit.MOST && after != null && after.limit() == Limit.AROUND;
    int end = after != null && around ? after.end() : sum.end();
    take(findings, around ? Limit.AROUND : kind, start, sum, end);
    return end;
  }

  /** A limit said behind a sum, and where it ends. */
  private record After(Limit limit, int end) {}

  /** "max", ", give or take", ", pas davantage". */
  private static @Nullable After after(Findings findings, int end) {
    var sentence = findings.sentence();
    int at = sentence.folded(end).equals(",") ? end + 1 : end;
    var limit = AFTER.at(sentence, at);
    if (limit.isEmpty() || !findings.isFree(at)) {
      return null;
    }
    return new After(limit.get().value(), at + limit.get().length());
  }

  private static boolean isLink(Sentence sentence, int at) {
    return LINKS.contains(sentence.folded(at)) && Numbers.at(sentence, at) == null;
  }

  /** A sum that no limit goes before: a range, a limit behind it, or nothing but the sum. */
  private int bare(Findings findings, int start) {
    var sentence = findings.sentence();
    var sum = sumAt(findings, start);
    if (sum == null) {
      return 0;
    }
    var upper = range(findings, sum);
    if (upper != null && isMoney(findings, sum, upper, false)) {
      return take(findings, start, sum, upper);
    }
    var after = after(findings, sum.end());
    if (after != null
        && (sum.currency() != null || findings.expects("budget") || isBareMoney(findings, sum))) {
      take(findings, after.limit(), start, sum, after.end());
      return after.end();
    }
    if (sum.currency() == null && isPointedAt(findings, start, sum)) {
      findings.take("amount", Value.of(sums.money(sum, null)), start, sum.end(), 0.9);
      return sum.end();
    }
    if (sum.currency() == null) {
      return answer(findings, start, sum);
    }
    if (findings.expectsBefore("budget", "amount")) {
      take(findings, sum.round() ? Limit.AROUND : Limit.MOST, start, sum, sum.end());
    } else if (sum.round()) {
      take(findings, Limit.AROUND, start, sum, sum.end());
    } else {
      findings.take("amount", Value.of(sums.money(sum, null)), start, sum.end(), 1);
    }
    return sum.end();
  }

  /** "celle à 14,90", "the one at 30", "celui de 48": what costs so much. */
  private static boolean isPointedAt(Findings findings, int start, Sum sum) {
    var sentence = findings.sentence();
    boolean link = Set.of("a", "at", "for", "de").contains(sentence.folded(start - 1));
    boolean pointed =
        Set.of("celui", "celle", "ceux", "celles", "one", "ones")
            .contains(sentence.folded(start - 2));
    return link
        && pointed
        && sum.digits()
        && sum.value().doubleValue() >= LEAST_BARE
        && closes(findings, sum.end());
  }

  private static boolean isBareMoney(Findings findings, Sum sum) {
    return sum.digits()
        && sum.value().doubleValue() >= LEAST_BARE
        && !findings.expects("quantity")
        && !findings.expects("age");
  }

  /** A bare number answers an open question for money. */
  private int answer(Findings findings, int start, Sum sum) {
    boolean first =
        findings.expectsBefore("budget", "quantity") && findings.expectsBefore("budget", "age");
    if (!closes(findings, sum.end())) {
      return 0;
    }
    if (first && findings.expectsBefore("budget", "amount")) {
      take(findings, sum.round() ? Limit.AROUND : Limit.MOST, start, sum, sum.end());
      return sum.end();
    }
    if (findings.expectsBefore("amount", "quantity") && findings.expectsBefore("amount", "age")) {
      findings.take("amount", Value.of(sums.money(sum, null)), start, sum.end(), 0.9);
      return sum.end();
    }
    return 0;
  }

  private @Nullable Sum sumAt(Findings findings, int at) {
    if (!findings.isFree(at)) {
      return null;
    }
    var sum = sums.at(findings.sentence(), at);
    boolean usable = sum != null && findings.isFree(at, sum.end()) && sum.value().signum() > 0;
    return usable ? sum : null;
  }

  /** The upper end of a range whose lower end is this sum. */
  private @Nullable Sum range(Findings findings, Sum lower) {
    var sentence = findings.sentence();
    int at = lower.end();
    if (!RANGE.contains(sentence.folded(at))) {
      return null;
    }
    at += sentence.folded(at).equals("jusqu'") ? 2 : 1;
    var upper = sumAt(findings, at);
    boolean rises = upper != null && upper.value().compareTo(lower.value()) > 0;
    return rises ? upper : null;
  }

  /**
   * @param limited whether a word before says that it is about a limit
   */
  private static boolean isMoney(Findings findings, Sum sum, @Nullable Sum upper, boolean limited) {
    if (sum.currency() != null || upper != null && upper.currency() != null) {
      return true;
    }
    var last = upper == null ? sum : upper;
    if (!closes(findings, last.end())) {
      return false;
    }
    if (findings.expects("budget") || findings.expects("amount")) {
      return true;
    }
    return limited
        && last.value().doubleValue() >= LEAST_BARE
        && !findings.expects("quantity")
        && !findings.expects("age");
  }

  private static boolean closes(Findings findings, int end) {
    var sentence = findings.sentence();
    if (end >= sentence.size()) {
      return true;
    }
    var next = sentence.token(end);
    return next.isMark()
        ? !next.is("%") && !next.is("/")
        : CLOSERS.contains(next.folded()) || !next.isWord();
  }

  private int take(Findings findings, int start, Sum lower, Sum upper) {
    var currency = lower.currency() != null ? lower.currency() : upper.currency();
    put(findings, sums.money(lower, currency), sums.money(upper, currency), start, upper.end());
    return upper.end();
  }

  private void take(Findings findings, Limit limit, int start, Sum sum, int end) {
    var money = sums.money(sum, (Currency) null);
    switch (limit) {
      case MOST, BETWEEN -> put(findings, null, money, start, end);
      case LEAST -> put(findings, money, null, start, end);
      case AROUND ->
          put(
              findings,
              money.percent(100 - AROUND_PERCENT),
              money.plus(money.percent(AROUND_PERCENT)),
              start,
              end);
    }
  }

  private static void put(
      Findings findings, @Nullable Money least, @Nullable Money most, int start, int end) {
    var fields = new LinkedHashMap<String, Value>();
    if (least != null) {
      fields.put("min", Value.of(least));
    }
    if (most != null) {
      fields.put("max", Value.of(most));
    }
    findings.take("budget", new Value.Fields(fields), start, end, 1);
  }

  private static Phrases<Limit> before() {
    var phrases = new HashMap<String, Limit>();
    add(
        phrases,
        Limit.MOST,
        "moins de, à moins de, moins cher que, moins chers que, moins que, pas plus de, pas plus que, pas plus cher que, pas plus haut que, pas au-dessus de, pas au dessus de, max, maximum,"
            + " maxi, au plus, au maximum, jusqu'à, jusque, inférieur à, inférieure à, inférieurs à, en dessous de, en-dessous de, au-dessous de, sous,"
            + " sous la barre des, dans la limite de, dans les limites de, sans dépasser, ne dépassant pas, qui ne dépasse pas, ne dépasse pas, pas dépasser, budget, mon budget, limite, ma limite, rien au-dessus de, rien au dessus de, rien à plus de,"
            + " under, below, less than, lower than, nothing over, nothing above, nothing more than, limit, my limit, limit of, no more than, not more than, no higher than, up to, at most, cheaper than, within, not over, not above, for under, maximum of, max of,"
            + " budget of, my budget is, a budget of, can spend, spend, to spend, can't go over, not exceeding, doesn't exceed, dépenser, mettre");
    add(
        phrases,
        Limit.LEAST,
        "plus de, au moins, à partir de, au-dessus de, au dessus de, minimum, mini, supérieur à, supérieure à, pas moins de, plus cher que,"
            + " over, above, more than, at least, starting at, starting from, no less than, not less than, upwards of, minimum of");
    add(
        phrases,
        Limit.AROUND,
        "environ, autour de, autour des, aux alentours de, aux environs de, dans les, vers, vers les, à peu près, à peu de chose près, plus ou moins, dans les environs de, de l'ordre de,"
            + " around, about, roughly, approximately, approx, circa, more or less, somewhere around, in the region of, ~");
    add(phrases, Limit.BETWEEN, "entre, between, from, de");
    return Phrases.of(phrases);
  }

  private static Phrases<Limit> after() {
    var phrases = new HashMap<String, Limit>();
    add(
        phrases,
        Limit.MOST,
        "max, maxi, maximum, grand max, grand maximum, au maximum, au plus, ou moins, et moins, à tout casser, pas plus, pas davantage, grand plafond, de budget, tops, no more, at most, or less, or under, or below, at the most, and under, budget");
    add(
        phrases,
        Limit.LEAST,
        "minimum, mini, au moins, ou plus, et plus, at least, or more, and up, up, and upwards, upwards, and above, or above");
    add(
        phrases,
        Limit.AROUND,
        "environ, à peu près, plus ou moins, à peu de chose près, give or take, or so, or thereabouts, ish, more or less, roughly");
    return Phrases.of(phrases);
  }

  private static void add(Map<String, Limit> phrases, Limit limit, String list) {
    for (var phrase : list.split(",")) {
      phrases.put(phrase.strip(), limit);
    }
  }
}
