package io.comptoir.nlu.training;

import io.comptoir.nlu.intent.Leaning;
import java.util.Currency;
import java.util.List;

/**
 * What a shop may choose about understanding.
 *
 * @param seed of everything that is shuffled in training; the same seed gives the same model
 * @param leaning how readily to answer when unsure
 * @param currency of an amount said without one
 * @param orderNumber regular expression of the shop's order numbers, matched in any case
 * @param phoneRegions ISO 3166 countries whose national phone numbers are read, best first
 */
public record Options(
    long seed, Leaning leaning, Currency currency, String orderNumber, List<String> phoneRegions) {
  public static final String ORDER_NUMBER = "C-[0-9A-Z]{6,8}";

  public Options {
    phoneRegions = List.copyOf(phoneRegions);
  }

  public static Options standard(Currency currency) {
    return new Options(1, Leaning.BALANCED, currency, ORDER_NUMBER, List.of("FR", "GB", "BE"));
  }
}
