package io.comptoir.provider.sandbox;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import java.util.Map;

/**
 * What the payment page shows; {@code src/main/jte/sandbox.jte} draws it and {@code
 * /assets/sandbox.js} makes the token. The script posts {@code {"token", "confirmation"}} to the
 * page's own address and reads {@code {"state": "confirm" | "paid" | "declined" | "refused",
 * "reason"?}}.
 *
 * @param settled whether it is paid already
 */
public record SandboxPage(
    Language language, String payee, String order, String amount, boolean settled) {

  private static final Map<String, String> FRENCH =
      Map.ofEntries(
          Map.entry("title", "Paiement d’essai"),
          Map.entry("bank", "Banque d’essai"),
          Map.entry("trial", "essai"),
          Map.entry("to", "à"),
          Map.entry(
              "notice",
              "Ceci est un essai\u202F: aucun argent ne change de main et le numéro de carte ne"
                  + " quitte pas votre navigateur."),
          Map.entry("order", "Commande"),
          Map.entry("number", "Numéro de carte"),
          Map.entry("expiry", "Expire fin (MM/AA)"),
          Map.entry("code", "Cryptogramme"),
          Map.entry("pay", "Payer"),
          Map.entry("paying", "Un instant…"),
          Map.entry("confirm", "Votre banque demande une confirmation. Est-ce bien vous\u202F?"),
          Map.entry("yes", "Oui, je confirme"),
          Map.entry("no", "Non, annuler"),
          Map.entry("paid", "C’est payé, merci. Vous pouvez revenir à la conversation."),
          Map.entry("card_declined", "La carte a été refusée. Rien n’a été débité."),
          Map.entry("insufficient_funds", "La provision est insuffisante. Rien n’a été débité."),
          Map.entry("card_expired", "La carte a expiré. Essayez avec une autre."),
          Map.entry(
              "authentication_failed", "La confirmation n’a pas abouti. Rien n’a été débité."),
          Map.entry(
              "too_late",
              "Ce lien de paiement a expiré. Demandez-en un autre dans la conversation."),
          Map.entry("not_a_test_card", "Utilisez une des cartes d’essai ci-dessous."),
          Map.entry("bad_expiry", "Écrivez la date ainsi\u202F: 12/30."),
          Map.entry("bad_code", "Le cryptogramme a trois chiffres."),
          Map.entry("network", "La connexion a manqué. Rien n’est perdu\u202F: réessayez."),
          Map.entry("cards", "Cartes d’essai"),
          Map.entry("card_ok", "acceptée"),
          Map.entry("card_no", "refusée"),
          Map.entry("card_funds", "provision insuffisante"),
          Map.entry("card_auth", "demande une confirmation"),
          Map.entry("card_date", "Une date passée\u202F: carte expirée"),
          Map.entry("back", "Revenir à la boutique"));

  private static final Map<String, String> ENGLISH =
      Map.ofEntries(
          Map.entry("title", "Trial payment"),
          Map.entry("bank", "Trial bank"),
          Map.entry("trial", "trial"),
          Map.entry("to", "to"),
          Map.entry(
              "notice",
              "This is a trial: no money changes hands, and the card number does not leave your"
                  + " browser."),
          Map.entry("order", "Order"),
          Map.entry("number", "Card number"),
          Map.entry("expiry", "Expires (MM/YY)"),
          Map.entry("code", "Security code"),
          Map.entry("pay", "Pay"),
          Map.entry("paying", "One moment…"),
          Map.entry("confirm", "Your bank asks for a confirmation. Is this you?"),
          Map.entry("yes", "Yes, I confirm"),
          Map.entry("no", "No, cancel"),
          Map.entry("paid", "Paid, thank you. You can go back to the conversation."),
          Map.entry("card_declined", "The card was declined. Nothing was charged."),
          Map.entry("insufficient_funds", "There are not enough funds. Nothing was charged."),
          Map.entry("card_expired", "The card has expired. Try another one."),
          Map.entry("authentication_failed", "It was not confirmed. Nothing was charged."),
          Map.entry(
              "too_late", "This payment link has expired. Ask for another in the conversation."),
          Map.entry("not_a_test_card", "Use one of the trial cards below."),
          Map.entry("bad_expiry", "Write the date like this: 12/30."),
          Map.entry("bad_code", "The security code has three digits."),
          Map.entry("network", "The connection failed. Nothing is lost: try again."),
          Map.entry("cards", "Trial cards"),
          Map.entry("card_ok", "accepted"),
          Map.entry("card_no", "declined"),
          Map.entry("card_funds", "insufficient funds"),
          Map.entry("card_auth", "asks for a confirmation"),
          Map.entry("card_date", "A date in the past: expired card"),
          Map.entry("back", "Back to the shop"));

  /** The page's words in its language. */
  public String say(String key) {
    var words = language.equals(Language.FRENCH) ? FRENCH : ENGLISH;
    var word = words.get(key);
    if (word == null) {
      throw new IllegalArgumentException("the payment page has no words for " + key);
    }
    return word;
  }

  /** The words that the script needs, as JSON that is safe inside an HTML script element. */
  public String wordsJson() {
    var json = SandboxProvider.JSON.createObjectNode();
    (language.equals(Language.FRENCH) ? FRENCH : ENGLISH).forEach(json::put);
    return SandboxProvider.JSON.writeValueAsString(json).replace("<", "\\u003c");
  }

  /** The amount as this language writes it. */
  public static String written(Money money, Language language) {
    return com.ibm.icu.number.NumberFormatter.withLocale(language.locale())
        .unit(com.ibm.icu.util.Currency.getInstance(money.currency().getCurrencyCode()))
        .format(money.major())
        .toString();
  }
}
