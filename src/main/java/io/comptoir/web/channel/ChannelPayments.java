package io.comptoir.web.channel;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.base.ShopId;
import java.util.Optional;

/** Payments that a platform takes in the conversation. */
public interface ChannelPayments {
  /** Where no order can be paid in a conversation. */
  ChannelPayments NONE =
      new ChannelPayments() {
        @Override
        public Optional<String> refusal(
            ShopId shop, String payment, Money amount, Language language) {
          return Optional.of(
              language.equals(Language.FRENCH)
                  ? "Cette commande ne se règle pas ici."
                  : "This order cannot be paid here.");
        }

        @Override
        public boolean paid(ShopId shop, String payment, String charge, Money amount) {
          return false;
        }
      };

  /** Why this money is not to be taken now, in the person's language; empty when it is. */
  Optional<String> refusal(ShopId shop, String payment, Money amount, Language language);

  /**
   * @return false when there is no such payment
   */
  boolean paid(ShopId shop, String payment, String charge, Money amount);
}
