package io.comptoir.action;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.util.Currency;
import io.comptoir.base.Language;
import io.comptoir.base.Money;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes money as each language does. */
final class Amounts {
  private static final Map<String, LocalizedNumberFormatter> FORMATS = new ConcurrentHashMap<>();

  private Amounts() {}

  static String written(Money money, Language language) {
    return FORMATS
        .computeIfAbsent(
            language.code() + money.currency().getCurrencyCode(),
            k ->
                NumberFormatter.withLocale(language.locale())
                    .unit(Currency.getInstance(money.currency().getCurrencyCode())))
        .format(money.major())
        .toString();
  }
}
