package io.comptoir.nlu;

import io.comptoir.base.Language;
import io.comptoir.base.Value;
import io.comptoir.nlu.Vocabulary.Term;
import io.comptoir.nlu.training.Options;
import io.comptoir.nlu.training.Understanders;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A small beauty shop to understand sentences in. */
public final class Beauty {
  /** A Tuesday. */
  public static final ZonedDateTime NOW =
      ZonedDateTime.of(2026, 12, 1, 10, 0, 0, 0, ZoneId.of("Europe/Paris"));

  public static final List<Language> LANGUAGES = List.of(Language.FRENCH, Language.ENGLISH);
  public static final Options OPTIONS = Options.standard(Currency.getInstance("EUR"));
  private static final Understander UNDERSTANDER =
      Understanders.train(examples(), vocabulary(), LANGUAGES, OPTIONS);

  private Beauty() {}

  public static Understander understander() {
    return UNDERSTANDER;
  }

  public static Context french() {
    return Context.fresh(Language.FRENCH, NOW);
  }

  public static Context english() {
    return Context.fresh(Language.ENGLISH, NOW);
  }

  public static Context expecting(Language language, String... types) {
    return new Context(
        language, Optional.of(Context.Expected.VALUE), List.of(types), 0, Set.of(), NOW);
  }

  public static Context showing(Language language, int shown) {
    return new Context(
        language, Optional.of(Context.Expected.CHOICE), List.of(), shown, Set.of(), NOW);
  }

  public static Vocabulary vocabulary() {
    var terms = new ArrayList<Term>();
    product(terms, "rose-nuit", "Rose de Nuit Eau de Parfum", "Rose de Nuit Eau de Parfum");
    product(terms, "aube", "Aube Marine Eau de Toilette", "Aube Marine Eau de Toilette");
    product(terms, "velours", "Crème Mains Velours d'Amande", "Almond Velvet Hand Cream");
    product(terms, "bougie-figuier", "Bougie Figuier Sauvage", "Wild Fig Candle");
    product(terms, "bougie-cedre", "Bougie Cèdre de l'Atlas", "Atlas Cedar Candle");
    product(terms, "serum", "Sérum Hydra-Éclat 24h", "Hydra-Glow Serum 24h");
    product(terms, "mascara", "Mascara Obsidienne XR500", "Obsidian Mascara XR500");
    both(terms, "category", Value.ref("category", "perfume"), "parfum", "perfume");
    both(terms, "category", Value.ref("category", "perfume"), "parfums", "fragrance");
    both(terms, "category", Value.ref("category", "candle"), "bougie", "candle");
    both(terms, "category", Value.ref("category", "cream"), "crème", "cream");
    both(terms, "category", Value.ref("category", "lipstick"), "rouge à lèvres", "lipstick");
    both(terms, "brand", Value.ref("brand", "lamarelle"), "Lamarelle", "Lamarelle");
    both(terms, "attribute", Value.ref("skin_type", "dry"), "peau sèche", "dry skin");
    both(
        terms, "attribute", Value.ref("skin_type", "sensitive"), "peau sensible", "sensitive skin");
    both(terms, "attribute", Value.ref("note", "rose"), "rose", "rose");
    both(terms, "attribute", Value.ref("note", "jasmine"), "jasmin", "jasmine");
    both(terms, "attribute", Value.ref("note", "vanilla"), "vanille", "vanilla");
    both(terms, "attribute", Value.ref("family", "floral"), "floral", "floral");
    both(terms, "attribute", Value.ref("family", "floral"), "fleuri", "flowery");
    both(terms, "attribute", Value.ref("family", "woody"), "boisé", "woody");
    both(terms, "attribute", Value.ref("taste", "sweet"), "sucré", "sweet");
    both(terms, "attribute", Value.ref("contains", "alcohol"), "alcool", "alcohol");
    both(terms, "attribute", Value.ref("contains", "paraben"), "parabènes", "parabens");
    both(terms, "attribute", Value.ref("vegan", "true"), "vegan", "vegan");
    both(terms, "attribute", Value.ref("color", "red"), "rouge", "red");
    both(terms, "attribute", Value.ref("color", "rose"), "rose", "pink");
    both(terms, "recipient", Value.of("mother"), "mère", "mother");
    both(terms, "recipient", Value.of("mother"), "maman", "mum");
    both(terms, "recipient", Value.of("father"), "père", "father");
    both(terms, "recipient", Value.of("niece"), "nièce", "niece");
    both(terms, "recipient", Value.of("friend"), "amie", "friend");
    both(terms, "occasion", Value.of("birthday"), "anniversaire", "birthday");
    both(terms, "occasion", Value.of("christmas"), "Noël", "Christmas");
    both(terms, "coupon", Value.of("BIENVENUE10"), "BIENVENUE10", "BIENVENUE10");
    both(terms, "city", Value.of("Lyon"), "Lyon", "Lyon");
    return new Vocabulary(terms);
  }

  private static void product(List<Term> terms, String id, String french, String english) {
    both(terms, "product", Value.ref("product", id), french, english);
  }

  private static void both(
      List<Term> terms, String type, Value value, String french, String english) {
    terms.add(new Term(type, value, Language.FRENCH, french));
    terms.add(new Term(type, value, Language.ENGLISH, english));
  }

  public static Examples examples() {
    var all = new ArrayList<Examples.Example>();
    for (var line : LEARNT.strip().lines().toList()) {
      var parts = line.split("\\|");
      var language = Language.ofTag(parts[0].strip());
      for (int i = 2; i < parts.length; i++) {
        all.add(new Examples.Example(language, parts[1].strip(), parts[i].strip()));
      }
    }
    return new Examples(all, List.of());
  }

  private static final String LEARNT =
      """
      fr | gift.find | je cherche un cadeau | je voudrais offrir quelque chose à ma mère | une idée cadeau pour une amie | cadeau pour l'anniversaire de ma nièce | aidez-moi à trouver un cadeau | qu'est-ce que je peux offrir pour Noël | j'ai besoin d'un cadeau pour mon père | un petit cadeau à moins de 30 euros
      en | gift.find | i'm looking for a gift | i want to give something to my mother | a gift idea for a friend | present for my niece's birthday | help me find a present | what can i give for christmas | i need a gift for my dad | a little gift under 30 euros
      fr | product.search | je cherche un parfum | montrez-moi vos bougies | avez-vous des crèmes pour peau sèche | un rouge à lèvres rouge | je voudrais un parfum fleuri sans alcool | vous avez quoi comme soins pour le visage | quelque chose de boisé
      en | product.search | i'm looking for a perfume | show me your candles | do you have creams for dry skin | a red lipstick | i'd like a floral perfume without alcohol | what face care do you have | something woody
      fr | cart.add | ajoute le premier au panier | je prends le deuxième | mettez-en deux dans mon panier | je le prends | ajoutez la bougie | j'achète celui-là | ok je veux celui-ci
      en | cart.add | add the first one to my basket | i'll take the second | put two of them in my cart | i'll take it | add the candle | i'm buying that one | ok i want this one
      fr | cart.show | montre mon panier | voir mon panier | qu'est-ce qu'il y a dans mon panier | mon panier s'il vous plaît | récapitule mes articles
      en | cart.show | show my basket | view my cart | what's in my basket | my cart please | recap my items
      fr | order.status | où est ma commande | je n'ai pas reçu mon colis | suivi de commande | quand va arriver ma commande C-7F3K2Q | mon colis est où | ma livraison est en retard
      en | order.status | where is my order | i haven't received my parcel | order tracking | when will my order C-7F3K2Q arrive | where's my package | my delivery is late
      fr | checkout | je veux payer | passer commande | valider mon panier | je commande | on passe à la caisse | régler mes achats
      en | checkout | i want to pay | place my order | check out | checkout please | let's pay | go to checkout
      fr | store.find | où sont vos boutiques | un magasin près de chez moi | quels sont vos horaires | avez-vous une boutique à Lyon | boutique la plus proche
      en | store.find | where are your shops | a store near me | what are your opening hours | do you have a shop in Lyon | closest store
      fr | human | je veux parler à quelqu'un | passez-moi un conseiller | parler à un humain | je voudrais une vraie personne | contacter le service client
      en | human | i want to talk to someone | put me through to an adviser | speak to a human | i'd like a real person | contact customer service
      fr | coupon.apply | j'ai un code promo | appliquer le code BIENVENUE10 | comment utiliser mon bon de réduction | mon code ne marche pas
      en | coupon.apply | i have a promo code | apply the code BIENVENUE10 | how do i use my voucher | my code doesn't work
      fr | greet | bonjour | salut | bonsoir | coucou | bonjour, vous allez bien
      en | greet | hello | hi | good morning | hey there | hello how are you
      fr | thanks | merci | merci beaucoup | un grand merci
      en | thanks | thank you | thanks a lot | cheers, that's kind
      """;
}
