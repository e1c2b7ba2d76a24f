package io.comptoir.nlu;

import static io.comptoir.nlu.Beauty.english;
import static io.comptoir.nlu.Beauty.expecting;
import static io.comptoir.nlu.Beauty.french;
import static io.comptoir.nlu.Beauty.showing;
import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each line: what is said, and every entity that should be found, written {@code type=value}, a
 * negated one with a minus before it.
 */
class EntityTest {
  private static final Language FR = Language.FRENCH;
  private static final Language EN = Language.ENGLISH;

  @Test
  void budgetsInFrench() {
    check("moins de 50 €", french(), "budget=..50 EUR");
    check("un cadeau à moins de 50 euros", french(), "budget=..50 EUR");
    check("max 30", french(), "budget=..30 EUR");
    check("30 max", french(), "budget=..30 EUR");
    check("pas plus de 60", french(), "budget=..60 EUR");
    check("pas plus de soixante euros", french(), "budget=..60 EUR");
    check("entre 20 et 40 euros", french(), "budget=20..40 EUR");
    check("entre vingt et trente-cinq euros", french(), "budget=20..35 EUR");
    check("de 20 à 40 €", french(), "budget=20..40 EUR");
    check("30-40€", french(), "budget=30..40 EUR");
    check("une cinquantaine d'euros", french(), "budget=40..60 EUR");
    check("autour de 30", french(), "budget=24..36 EUR");
    check("environ 100 euros", french(), "budget=80..120 EUR");
    check("plus de 100 euros", french(), "budget=100.. EUR");
    check("à partir de 15 €", french(), "budget=15.. EUR");
    check("mon budget est de 45 euros", french(), "budget=..45 EUR");
    check("j'ai un budget de 80", french(), "budget=..80 EUR");
    check("50 balles maximum", french(), "budget=..50 EUR");
    check("jusqu'à 1 200 €", french(), "budget=..1200 EUR");
    check("moins de 19,90 €", french(), "budget=..19.90 EUR");
    check("celui à 30 €", french(), "amount=30 EUR");
    check("celui à 19€90", french(), "amount=19.90 EUR");
    check("50 balles", french(), "amount=50 EUR");
    check("50e max", french(), "budget=..50 EUR");
    check("50", expecting(FR, "budget"), "budget=..50 EUR");
    check("50 euros", expecting(FR, "budget"), "budget=..50 EUR");
    check("cinquante", expecting(FR, "budget"), "budget=..50 EUR");
    check("20-30", expecting(FR, "budget"), "budget=20..30 EUR");
    check("une trentaine", expecting(FR, "budget"), "budget=24..36 EUR");
    check("quatre-vingt-dix euros", expecting(FR, "budget"), "budget=..90 EUR");
  }

  @Test
  void budgetsInEnglish() {
    check("under £50", english(), "budget=..50 GBP");
    check("under 50 pounds", english(), "budget=..50 GBP");
    check("around 30 quid", english(), "budget=24..36 GBP");
    check("between 20 and 30", english(), "budget=20..30 EUR");
    check("between $20 and $30", english(), "budget=20..30 USD");
    check("no more than 60 euros", english(), "budget=..60 EUR");
    check("30 euros max", english(), "budget=..30 EUR");
    check("at least 20 euros", english(), "budget=20.. EUR");
    check("my budget is 45", english(), "budget=..45 EUR");
    check("less than twenty-five euros", english(), "budget=..25 EUR");
    check("up to a hundred euros", english(), "budget=..100 EUR");
    check("the 30 euro one", english(), "amount=30 EUR");
    check("forty or so", expecting(EN, "budget"), "budget=32..48 EUR");
    check("fifty", expecting(EN, "budget"), "budget=..50 EUR");
    check("20 to 30 pounds", english(), "budget=20..30 GBP");
  }

  @Test
  void quantities() {
    check("j'en prends deux", french(), "quantity=2");
    check("2 x", french(), "quantity=2");
    check("trois de plus", french(), "quantity=3");
    check("une douzaine", french(), "quantity=12");
    check("2 bougies", french(), "quantity=2", "category=candle");
    check("deux rouges à lèvres", french(), "quantity=2", "category=lipstick");
    check("non, plutôt 3", french(), "quantity=3");
    check("un", expecting(FR, "quantity"), "quantity=1");
    check("x3", french(), "quantity=3");
    check("a couple of candles", english(), "quantity=2", "category=candle");
    check("I'll take two", english(), "quantity=2");
    check("make it 3", english(), "quantity=3");
    check("three more", english(), "quantity=3");
    check("four", expecting(EN, "quantity"), "quantity=4");
    check("le moins cher des deux", french(), "superlative=cheapest");
    check("50 ml", french());
    check("payer en 3 fois", french());
    check("livraison en 24 heures", french(), "duration=PT24H");
  }

  @Test
  void ordinals() {
    check("le deuxième", french(), "ordinal=2");
    check("le deuxieme", french(), "ordinal=2");
    check("la première", french(), "ordinal=1");
    check("la 3e", french(), "ordinal=3");
    check("le 2ème", french(), "ordinal=2");
    check("n°2", french(), "ordinal=2");
    check("le numéro 3", french(), "ordinal=3");
    check("le dernier", french(), "ordinal=-1");
    check("celui du milieu", showing(FR, 3), "ordinal=2");
    check("le 2", showing(FR, 3), "ordinal=2");
    check("2", showing(FR, 3), "ordinal=2");
    check("les deux", showing(FR, 2), "ordinal=1", "ordinal=2");
    check("je prends le premier", french(), "ordinal=1");
    check("the second one", english(), "ordinal=2");
    check("the 3rd", english(), "ordinal=3");
    check("first one please", english(), "ordinal=1");
    check("the last one", english(), "ordinal=-1");
    check("number 2", english(), "ordinal=2");
    check("#2", english(), "ordinal=2");
    check("option 3", english(), "ordinal=3");
    check("both", showing(EN, 2), "ordinal=1", "ordinal=2");
    check("not the first one, the second", english(), "-ordinal=1", "ordinal=2");
    check("pas le premier mais le troisième", french(), "-ordinal=1", "ordinal=3");
    check("c'est ma première commande", french());
    check("ma dernière commande", french());
    check("pour la première fois", french());
    check("it's my first order", english());
    check("just a second", english());
  }

  @Test
  void ages() {
    check("8 ans", french(), "age=8");
    check("ma nièce de 8 ans", french(), "recipient=niece", "age=8");
    check("elle a 30 ans", french(), "age=30");
    check("elle fête ses quarante ans", french(), "age=40");
    check("la trentaine", french(), "age=35");
    check("she's 30", english(), "age=30");
    check("she's about 50, no more than 30 euros", english(), "age=50", "budget=..30 EUR");
    check("my niece is 8 years old", english(), "recipient=niece", "age=8");
    check("an 8-year-old", english(), "age=8");
    check("30", expecting(FR, "age"), "age=30");
    check("garantie 2 ans", french(), "duration=P2Y");
    check("in her forties", english(), "age=45");
  }

  @Test
  void negations() {
    check("sans alcool", french(), "-contains=alcohol");
    check("un parfum sans alcool", french(), "category=perfume", "-contains=alcohol");
    check("pas de rose", french(), "-note=rose", "-color=rose");
    check("rien de floral", french(), "-family=floral");
    check("ni vanille ni jasmin", french(), "-note=vanilla", "-note=jasmine");
    check("sans alcool ni parabènes", french(), "-contains=alcohol", "-contains=paraben");
    check("pas trop sucré", french(), "-taste=sweet");
    check("elle n'aime pas le jasmin", french(), "-note=jasmine");
    check("sans alcool, vegan", french(), "-contains=alcohol", "vegan=true");
    check("pas de vanille mais du jasmin", french(), "-note=vanilla", "note=jasmine");
    check("pourquoi pas une bougie", french(), "category=candle");
    check("non, une bougie", french(), "category=candle");
    check("without alcohol", english(), "-contains=alcohol");
    check("no vanilla please", english(), "-note=vanilla");
    check("alcohol-free perfume", english(), "-contains=alcohol", "category=perfume");
    check("free of parabens", english(), "-contains=paraben");
    check("not too sweet", english(), "-taste=sweet");
    check("nothing floral", english(), "-family=floral");
    check("she doesn't like jasmine or vanilla", english(), "-note=jasmine", "-note=vanilla");
    check("not woody but floral", english(), "-family=woody", "family=floral");
    check("no, the red one", english(), "color=red");
  }

  @Test
  void whoDeniesSomeOfAKindDoesNotDenyTheKind() {
    check("elle déteste les parfums lourds", french());
    check("elle n'aime pas les parfums sucrés", french(), "-taste=sweet");
    check("she hates heavy perfume", english());
    check("no sweet perfume", english(), "-taste=sweet", "category=perfume");
    check("je ne veux pas un parfum fleuri", french(), "category=perfume", "-family=floral");
    check("not a candle that smokes", english(), "category=candle");
    check("elle déteste les parfums", french(), "-category=perfume");
    check("je n'aime pas les bougies, vous savez", french(), "-category=candle");
    check("she hates perfume", english(), "-category=perfume");
    check("i don't want to buy perfume", english(), "-category=perfume");
    check("pas de parfums mais une bougie", french(), "-category=perfume", "category=candle");
    check("neither a candle nor a perfume", english(), "-category=candle", "-category=perfume");
  }

  @Test
  void theShopsOwnWords() {
    check("Rose de Nuit eau de parfum", french(), "product=rose-nuit");
    check("la bougie figuier sauvage", french(), "product=bougie-figuier");
    check("le figuier", french(), "product=bougie-figuier");
    check("obsidian mascara", english(), "product=mascara");
    check("mascara xr500", french(), "product=mascara");
    check("une bougi", french(), "category=candle");
    check("des bougies", french(), "category=candle");
    check("parfun fleurie", french(), "category=perfume", "family=floral");
    check("peaux seches", french(), "skin_type=dry");
    check("pour mon pere", french(), "recipient=father");
    check("pour l'aniversaire de maman", french(), "occasion=birthday", "recipient=mother");
    check("a pefume for my mum", english(), "category=perfume", "recipient=mother");
    check("lipstik", english(), "category=lipstick");
    check("aprfum", french(), "category=perfume");
    check("a bandle", english());
    check("lammarelle", french(), "brand=lamarelle");
    check("une bougie et un rouge à lèvres", french(), "category=candle", "category=lipstick");
    check("rouge", french(), "color=red");
    check("comment marche la livraison", french());
    check("montrez-moi les bougies", french(), "category=candle");
    check("do you ship to France", english());
  }

  @Test
  void codesAndContacts() {
    check("C-7F3K2Q", french(), "order_number=C-7F3K2Q");
    check("ma commande c-7f3k2q svp", french(), "order_number=C-7F3K2Q");
    check("camille.roux@example.com", french(), "email=camille.roux@example.com");
    check("mon mail c'est Camille@Example.FR", french(), "email=camille@example.fr");
    check("06 12 34 56 78", french(), "phone=+33612345678");
    check("06.12.34.56.78", french(), "phone=+33612345678");
    check("+33 6 12 34 56 78", french(), "phone=+33612345678");
    check("07400 123456", expecting(EN, "phone"), "phone=+447400123456");
    check("75011", french(), "postcode=75011");
    check("69002 Lyon", french(), "postcode=69002", "city=Lyon");
    check("44000 Nantes", french(), "postcode=44000", "city=Nantes");
    check("SW1A 1AA", english(), "postcode=SW1A 1AA");
    check("1050", expecting(FR, "postcode"), "postcode=1050");
    check("bienvenue10", french(), "coupon=BIENVENUE10");
    check("le code NOEL25", french(), "coupon=NOEL25");
    check("my code is SUMMER", english(), "coupon=SUMMER");
    check("12000 euros", french(), "amount=12000 EUR");
  }

  @Test
  void theAgeOfAChildIsSaidWithoutYears() {
    check("a child of 8", english(), "age=8");
    check("un garçon de 8 et une fille", french(), "age=8");
  }

  @Test
  void peopleAndPlaces() {
    check("je m'appelle Camille Roux", french(), "name=Camille Roux");
    check("Camille Roux", expecting(FR, "name"), "name=Camille Roux");
    check("camille roux", expecting(FR, "name"), "name=Camille Roux");
    check("my name is Jane Doe", english(), "name=Jane Doe");
    check("Jane Doe", expecting(EN, "name"), "name=Jane Doe");
    check("oui", expecting(FR, "name"));
    check("vous avez une boutique à Bordeaux ?", french(), "city=Bordeaux");
    check("a shop near Manchester", english(), "city=Manchester");
    check("à La Rochelle", french(), "city=La Rochelle");
    check("une boutique à lyon", french(), "city=Lyon");
    check("Namur", expecting(FR, "city"), "city=Namur");
  }

  @Test
  void addressesInOneLine() {
    check(
        "12 rue Mercière 69002 Lyon",
        french(),
        "street=12 rue Mercière",
        "postcode=69002",
        "city=Lyon");
    check(
        "livrez au 3 bis, boulevard du 8 mai 1945, 69002 Lyon svp",
        french(),
        "street=3 bis, boulevard du 8 mai 1945",
        "postcode=69002",
        "city=Lyon");
    check(
        "12 rue Mercière, bât. B, 2e étage", french(), "street=12 rue Mercière, bât. B, 2e étage");
    check(
        "24 Rose Lane, London SW1A 1AA",
        english(),
        "street=24 Rose Lane",
        "city=London",
        "postcode=SW1A 1AA");
    check("Flat 2, 24 Rose Lane", english(), "street=Flat 2, 24 Rose Lane");
    check("24 rose lane", expecting(EN, "street"), "street=24 rose lane");
    check("5 minutes walk", english(), "duration=PT5M");
    check("2 places pour demain", french(), "quantity=2", "date=2026-12-02");
  }

  @Test
  void dates() {
    check("demain", french(), "date=2026-12-02");
    check("aujourd'hui", french(), "date=2026-12-01");
    check("après-demain", french(), "date=2026-12-03");
    check("samedi", french(), "date=2026-12-05");
    check("le 14 juillet", french(), "date=2027-07-14");
    check("24/12", french(), "date=2026-12-24");
    check("dans 3 jours", french(), "date=2026-12-04");
    check("avant Noël", french(), "date=2026-12-25", "occasion=christmas");
    check("tomorrow", english(), "date=2026-12-02");
    check("next friday", english(), "date=2026-12-04");
    check("in two weeks", english(), "date=2026-12-15");
    check("before Christmas", english(), "date=2026-12-25", "occasion=christmas");
    check("December 24th", english(), "date=2026-12-24");
  }

  @Test
  void severalAtOnce() {
    check(
        "bonjour, je cherche un cadeau pour ma mère, moins de 50 euros",
        french(),
        "recipient=mother",
        "budget=..50 EUR");
    check(
        "a woody perfume for my father's birthday under £60, alcohol-free",
        english(),
        "family=woody",
        "category=perfume",
        "recipient=father",
        "occasion=birthday",
        "budget=..60 GBP",
        "-contains=alcohol");
    check(
        "jcherche 2 bougies pr ma niece de 12 ans max 40e",
        french(),
        "quantity=2",
        "category=candle",
        "recipient=niece",
        "age=12",
        "budget=..40 EUR");
  }

  private static void check(String said, Context context, String... expected) {
    var found =
        Beauty.understander().understand(said, context).entities().stream()
            .map(Shown::entity)
            .collect(Collectors.toList());
    assertThat(found).as(said).containsExactlyInAnyOrder(expected);
  }
}
