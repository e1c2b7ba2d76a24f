package io.comptoir.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.Money;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DegradationTest {
  private static final Capabilities SMS = Capabilities.of("sms").orElseThrow();
  private static final Capabilities WEBCHAT = Capabilities.of("webchat").orElseThrow();

  private static final Capabilities VOICE = Capabilities.of("voice").orElseThrow();
  private static final String SITE = "https://shop.example.com";

  @Test
  void ourOwnAddressesAreWholeAndOthersStayAsTheyAre() {
    var text =
        new Content.Text(
            "Look",
            List.of(
                new Action.Link("here", "/shop/beaute"),
                new Action.Link("there", "https://other.example/x"),
                new Action.Link("where", "//other.example/y")));
    assertThat(words(Degradation.degrade(text, SMS, Language.ENGLISH, SITE)))
        .contains(
            "here: https://shop.example.com/shop/beaute",
            "there: https://other.example/x",
            "where: //other.example/y");
  }

  @Test
  void aPaymentIsLinkedFromOutsideAndNotSpelledInSpeech() {
    var payment =
        new Content.PaymentBlock(
            "p",
            "C-1",
            euros(4990),
            "Maison",
            "sandbox",
            "pending",
            "Pay",
            "/payments/x",
            List.of());
    assertThat(words(Degradation.degrade(payment, SMS, Language.ENGLISH, SITE)))
        .contains("https://shop.example.com/payments/x");
    assertThat(words(Degradation.degrade(payment, VOICE, Language.ENGLISH, SITE)))
        .contains("Pay", "Maison", "49.90")
        .doesNotContain("http", "/payments");
  }

  @Test
  void theWebChatShowsEverythingAsItIs() {
    for (var content : everything(new Random(1))) {
      if (!(content instanceof Content.Change)) {
        assertThat(Degradation.degrade(content, WEBCHAT, Language.FRENCH, SITE))
            .containsExactly(content);
      }
    }
  }

  @Test
  void choicesBecomeNumberedLinesWhereThereAreNoButtons() {
    var question =
        new Content.Text(
            "Pour qui ?",
            List.of(new Action.Reply("Ma mère", "m"), new Action.Reply("Un ami", "a")));
    assertThat(Degradation.degrade(question, SMS, Language.FRENCH, SITE))
        .containsExactly(new Content.Text("Pour qui ?\n1. Ma mère\n2. Un ami"));
  }

  @Test
  void aPaymentBecomesItsLink() {
    var payment =
        new Content.PaymentBlock(
            "p",
            "C-1",
            euros(4990),
            "Maison",
            "sandbox",
            "pending",
            "Payer",
            "https://x.example/p",
            List.of());
    assertThat(words(Degradation.degrade(payment, SMS, Language.FRENCH, SITE)))
        .contains("49,90", "Maison", "https://x.example/p");
  }

  @Test
  void whateverTheMessageAndTheChannelWhatAnAnswerNeedsIsStillThere() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var round = 0; round < 200; round++) {
      for (var content : everything(random)) {
        for (var can : Capabilities.all().values()) {
          var shown = Degradation.degrade(content, can, Language.ENGLISH, SITE);
          var words = words(shown);
          assertThat(needed(content))
              .as("seed %d, %s, %s", seed, can.channel(), content)
              .allMatch(words::contains);
          assertThat(shown).as("seed %d", seed).allSatisfy(part -> assertFits(part, can));
        }
      }
    }
  }

  @Test
  void aLongTextIsCutAtSentencesAndLosesNoWord() {
    var text =
        IntStream.range(0, 600)
            .mapToObj(i -> "Phrase numéro " + i + " é.")
            .collect(Collectors.joining(" "));
    for (var unit : Capabilities.Unit.values()) {
      var parts = Sentences.split(text, 300, unit);
      assertThat(parts)
          .allSatisfy(part -> assertThat(Sentences.size(part, unit)).isLessThanOrEqualTo(300));
      assertThat(String.join(" ", parts)).isEqualTo(text);
      assertThat(parts).allSatisfy(part -> assertThat(part).endsWith("."));
    }
  }

  @Test
  void whateverTheMessageAndTheChannelEachChoiceCanBeTaken() {
    var seed = System.nanoTime();
    var random = new Random(seed);
    for (var round = 0; round < 200; round++) {
      for (var content : everything(random)) {
        for (var can : Capabilities.all().values()) {
          var shown = Degradation.shown(content, can, Language.ENGLISH, SITE);
          var takeable = new ArrayList<String>();
          shown.numbered().forEach(action -> takeable.add(payload(action)));
          shown.parts().forEach(part -> actions(part).forEach(a -> takeable.add(payload(a))));
          assertThat(takeable)
              .as("seed %d, %s, %s", seed, can.channel(), content)
              .containsAll(ownChoices(content).stream().map(DegradationTest::payload).toList());
        }
      }
    }
  }

  @Test
  void aNumberAnswersTheLineThatCarriesIt() {
    var list =
        new Content.ItemList(
            "Which?",
            List.of(
                new Content.Item(
                    "Rose", null, null, null, List.of(new Action.Postback("Take", "rose"))),
                new Content.Item(
                    "Fig", null, null, null, List.of(new Action.Postback("Take", "fig")))),
            List.of(new Action.Reply("Neither", "none")));
    var shown = Degradation.shown(list, SMS, Language.ENGLISH, SITE);
    assertThat(shown.parts())
        .containsExactly(new Content.Text("Which?\n1. Rose\n2. Fig\n3. Neither"));
    assertThat(shown.answeredBy(2)).contains(new Action.Postback("Take", "fig"));
    assertThat(shown.answeredBy(3)).contains(new Action.Reply("Neither", "none"));
    assertThat(shown.answeredBy(4)).isEmpty();
    assertThat(shown.answeredBy(0)).isEmpty();
  }

  @Test
  void fiveChoicesAreAListWhereOnlyThreeButtonsFit() {
    var whatsapp = Capabilities.of("whatsapp").orElseThrow();
    var question =
        new Content.Text(
            "Which?",
            IntStream.range(0, 5)
                .mapToObj(i -> (Action) new Action.Reply("choice " + i, "c" + i))
                .toList());
    assertThat(Degradation.degrade(question, whatsapp, Language.ENGLISH, SITE))
        .singleElement()
        .isInstanceOfSatisfying(
            Content.ItemList.class, list -> assertThat(list.items()).hasSize(5));
  }

  @Test
  void buttonsAreQuickRepliesWhereTheseAreMore() {
    var line = Capabilities.of("line").orElseThrow();
    var question =
        new Content.Text(
            "Which?",
            IntStream.range(0, 9)
                .mapToObj(i -> (Action) new Action.Postback("press " + i, "p" + i))
                .toList());
    assertThat(Degradation.degrade(question, line, Language.ENGLISH, SITE))
        .singleElement()
        .isInstanceOfSatisfying(
            Content.Text.class,
            text ->
                assertThat(text.actions())
                    .hasSize(9)
                    .allMatch(action -> action instanceof Action.Reply));
  }

  @Test
  void everyRowOfTheTableCanBeRead() {
    assertThat(Capabilities.all()).hasSizeGreaterThan(18);
    assertThat(Capabilities.all().values())
        .allSatisfy(
            can -> {
              assertThat(can.text()).isPositive();
              assertThat(can.prompt()).isBetween(1, can.text());
              assertThat(can.platform().signature()).isNotEmpty();
              assertThat(can.platform().dedupe()).isNotEmpty();
            });
  }

  private static void assertFits(Content part, Capabilities can) {
    switch (part) {
      case Content.Text text -> {
        assertThat(Sentences.size(text.text(), can.unit()))
            .isLessThanOrEqualTo(text.actions().isEmpty() ? can.text() : can.prompt());
        assertRoom(text.actions(), can);
      }
      case Content.Carousel carousel -> {
        assertThat(carousel.items().size()).isLessThanOrEqualTo(can.cards().count());
        if (!can.blocks()) {
          assertThat(carousel.items())
              .allSatisfy(
                  item -> {
                    assertThat(item.title().length()).isLessThanOrEqualTo(can.cards().title());
                    assertThat(item.actions().size()).isLessThanOrEqualTo(can.cards().buttons());
                  });
        }
      }
      case Content.ItemList list -> {
        assertThat(list.items().size()).isLessThanOrEqualTo(can.rows().count());
        assertThat(list.items())
            .allSatisfy(
                item -> assertThat(item.title().length()).isLessThanOrEqualTo(can.rows().label()));
      }
      case Content.Form form -> assertThat(can.forms()).isTrue();
      case Content.Image image -> assertThat(can.shows("image")).isTrue();
      default -> assertThat(can.blocks()).isTrue();
    }
  }

  private static void assertRoom(List<Action> actions, Capabilities can) {
    var replies = actions.stream().filter(a -> a instanceof Action.Reply).toList();
    var others = actions.stream().filter(a -> !(a instanceof Action.Reply)).toList();
    var fits =
        actions.isEmpty()
            || actions.size() <= can.buttons().count()
            || replies.size() <= can.quickReplies().count()
                && others.size() <= can.buttons().count();
    assertThat(fits).as("%s on %s", actions, can.channel()).isTrue();
    if (!can.linkButtons()) {
      assertThat(actions).noneMatch(a -> a instanceof Action.Link);
    }
  }

  /** Choices that are the person's answer to this very message. */
  private static List<Action> ownChoices(Content content) {
    var own =
        switch (content) {
          case Content.Text text -> text.actions();
          case Content.Image image -> image.actions();
          case Content.Carousel carousel -> carousel.actions();
          case Content.ItemList list -> list.actions();
          case Content.Products products -> products.actions();
          default -> List.<Action>of();
        };
    return own.stream().filter(a -> !(a instanceof Action.Link)).toList();
  }

  private static List<Action> actions(Content part) {
    return switch (part) {
      case Content.Carousel(var items, var own) -> {
        var all = new ArrayList<>(own);
        items.forEach(item -> all.addAll(item.actions()));
        yield all;
      }
      case Content.ItemList(var text, var items, var own) -> {
        var all = new ArrayList<>(own);
        items.forEach(item -> all.addAll(item.actions()));
        yield all;
      }
      case Content.Products products -> products.actions();
      case Content.Text text -> text.actions();
      case Content.Image image -> image.actions();
      default -> List.of();
    };
  }

  private static String payload(Action action) {
    return switch (action) {
      case Action.Postback(var text, var payload) -> payload;
      case Action.Reply(var text, var payload, var icon) -> payload;
      default -> "";
    };
  }

  /** Words that must reach the person. */
  private static List<String> needed(Content content) {
    return switch (content) {
      case Content.Text text -> both(List.of(text.text()), text.actions());
      case Content.Carousel carousel ->
          both(carousel.items().stream().map(Content.Item::title).toList(), carousel.actions());
      case Content.ItemList list ->
          both(list.items().stream().map(Content.Item::title).toList(), list.actions());
      case Content.Form form -> form.fields().stream().map(Content.Field::label).toList();
      case Content.Products products ->
          both(
              products.items().stream().map(Content.ProductCard::name).toList(),
              products.actions());
      case Content.Image image -> both(List.of(), image.actions());
      default -> List.of();
    };
  }

  private static List<String> both(List<String> words, List<Action> actions) {
    var all = new ArrayList<>(words);
    actions.forEach(action -> all.add(action.text()));
    return all;
  }

  private static String words(List<Content> contents) {
    return contents.stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  private static List<Content> everything(Random random) {
    var actions =
        IntStream.range(0, random.nextInt(25))
            .mapToObj(
                i ->
                    (Action)
                        (random.nextBoolean()
                            ? new Action.Reply("reply " + i, "r" + i)
                            : random.nextBoolean()
                                ? new Action.Postback("press " + i, "p" + i)
                                : new Action.Link("link " + i, "https://x.example/" + i)))
            .toList();
    var replies =
        IntStream.range(0, random.nextInt(10))
            .mapToObj(i -> (Action) new Action.Reply("choice " + i, "c" + i))
            .toList();
    var items =
        IntStream.range(0, 1 + random.nextInt(15))
            .mapToObj(i -> new Content.Item("item " + i, "about " + i, null, null, List.of()))
            .toList();
    var few = actions.stream().limit(10).toList();
    return List.of(
        new Content.Text("hello " + random.nextInt(), few),
        new Content.Text("choose", replies),
        new Content.Image("https://x.example/i.png", "a picture", "look", few),
        new Content.Carousel(items, List.of()),
        new Content.ItemList("intro", items, replies),
        new Content.Form(
            "f",
            "tell us",
            List.of(
                new Content.Field(
                    "mail",
                    "Your e-mail",
                    Content.FieldKind.EMAIL,
                    true,
                    null,
                    null,
                    null,
                    List.of(),
                    null)),
            "Send"),
        new Content.Products(
            Content.Layout.CAROUSEL,
            IntStream.range(0, 1 + random.nextInt(8))
                .mapToObj(
                    i ->
                        new Content.ProductCard(
                            "p" + i,
                            "Product " + i,
                            null,
                            "why " + i,
                            null,
                            null,
                            "https://x.example/p" + i,
                            euros(990),
                            null,
                            null,
                            0,
                            Content.Availability.IN_STOCK,
                            List.of(),
                            List.of()))
                .toList(),
            replies));
  }

  private static Money euros(long cents) {
    return Money.of(cents, "EUR");
  }
}
