package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.dialogue.Press;
import io.comptoir.identity.LinkSecrets;
import io.comptoir.message.Action;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import io.comptoir.storage.memory.MemoryStores;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One person talks to the demo shop by the web chat and by text message. */
@NullUnmarked
class SeveralChannelsTest {
  private static final Pattern CODE = Pattern.compile("(?:lier|link) (\\d{3} \\d{3})");
  private static final java.time.Instant NOW = java.time.Instant.parse("2026-12-01T09:00:00Z");
  private static OpenShop opened;

  private MemoryStores stores;
  private ShopClock clock;

  @BeforeAll
  static void open() {
    var clock = new ShopClock(NOW);
    opened =
        OpenShop.open(
            Path.of("shops/beaute"),
            Stores.of(MemoryStores.create(clock)),
            Payments.sandbox(clock),
            clock,
            OpenShop.usualCache());
  }

  @AfterAll
  static void close() {
    opened.close();
  }

  @BeforeEach
  void fresh() {
    clock = new ShopClock(NOW);
    stores = MemoryStores.create(clock);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void aConversationGoesOnByTextMessageWithCartAndQuestion(String language) {
    var web = by("webchat", language);
    var sms = by("sms", language);
    var fr = language.equals("fr");
    web.say(fr ? "ajoutez la bougie figuier" : "add the fig tree candle");
    assertThat(web.cart().count()).isEqualTo(1);
    web.press("checkout.start");
    var asked = web.memory().stack().getLast().flow();
    var offer = web.say(fr ? "je veux continuer sur mon téléphone" : "link my phone");
    assertThat(link(offer)).startsWith("/shop/beaute?chat=" + LinkSecrets.PREFIX);
    assertThat(offer.toString()).contains("10 minutes");

    sms.say((fr ? "lier " : "link ") + code(offer));
    assertThat(sms.said()).contains("identity.join_ok");
    assertThat(sms.cart().count()).as("nothing before a yes").isZero();
    sms.say(fr ? "oui" : "yes");
    assertThat(sms.said()).contains("identity.here");
    assertThat(stores.carts().find(shop(), sms.now().customer()).count()).isEqualTo(1);
    assertThat(sms.now().customer()).isEqualTo(web.now().customer());
    assertThat(sms.last())
        .as("its question is put again")
        .contains(fr ? "Comment souhaitez-vous recevoir" : "How would you like to receive");
    sms.say(fr ? "Livraison à domicile" : "Home delivery");
    assertThat(sms.memory().stack()).extracting(frame -> frame.flow()).containsExactly(asked);

    assertThat(sms.said()).as("the web chat is told").contains("identity.moved");
    assertThat(web.last()).contains(fr ? "par SMS" : "by text message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void whoSaysItWasNotThemIsPartedAgain(String language) {
    var web = by("webchat", language);
    var sms = by("sms", language);
    var fr = language.equals("fr");
    web.say(fr ? "ajoutez la bougie figuier" : "add the fig tree candle");
    var offer = web.press("identity.continue");
    sms.say((fr ? "Lier " : "Link ") + code(offer).replace(" ", ""));
    sms.say(fr ? "oui" : "yes");
    assertThat(stores.carts().find(shop(), sms.now().customer()).count()).isEqualTo(1);
    web.say(fr ? "ce n'était pas moi" : "that was not me");
    web.say(fr ? "oui" : "yes");
    assertThat(web.said()).contains("identity.parted");
    assertThat(sms.now().customer()).isNotEqualTo(web.now().customer());
    assertThat(stores.carts().find(shop(), sms.now().customer()).count()).isZero();
    assertThat(stores.carts().find(shop(), web.now().customer()).count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void aChannelIsUnlinkedByAsking(String language) {
    var web = by("webchat", language);
    var sms = by("sms", language);
    var fr = language.equals("fr");
    sms.say((fr ? "lier " : "link ") + code(web.press("identity.continue")));
    sms.say(fr ? "oui" : "yes");
    web.say(fr ? "dissocier mon téléphone" : "unlink my phone");
    assertThat(web.memory().prompt()).isNotNull();
    web.say("sms");
    web.say(fr ? "oui" : "yes");
    assertThat(web.said()).contains("identity.unlinked");
    assertThat(sms.now().customer()).isNotEqualTo(web.now().customer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void wrongUsedAndOwnCodesOpenNothing(String language) {
    var web = by("webchat", language);
    var sms = by("sms", language);
    var fr = language.equals("fr");
    var code = code(web.press("identity.continue"));
    web.say("link " + code);
    web.say(fr ? "oui" : "yes");
    assertThat(web.said()).contains("identity.same");
    for (var i = 0; i < 5; i++) {
      sms.listen();
      sms.say("link 00000" + i);
      sms.say(fr ? "oui" : "yes");
      assertThat(sms.said()).contains("identity.wrong_code");
    }
    sms.listen();
    sms.say("link " + code);
    sms.say(fr ? "oui" : "yes");
    assertThat(sms.said()).as("tried too often").contains("identity.too_often");
    assertThat(sms.now().customer()).isNotEqualTo(web.now().customer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void aLinkTakesUpTheConversationAndRunsOut(String language) {
    var web = by("webchat", language);
    var sms = by("sms", language);
    var link = link(web.press("identity.continue")).replaceFirst(".*chat=", "");
    clock.advance(java.time.Duration.ofMinutes(11));
    sms.send(new Content.Postback(Press.to(Press.LINK, "link", link).payload(), null));
    assertThat(sms.said()).contains("identity.expired");
    sms.listen();
    var fresh = link(web.press("identity.continue")).replaceFirst(".*chat=", "");
    sms.say("Bonjour ! #go-" + fresh);
    assertThat(sms.said()).contains("identity.join_ok");
    sms.say(language.equals("fr") ? "non" : "no");
    assertThat(sms.said()).contains("identity.left_apart");
    assertThat(sms.now().customer()).isNotEqualTo(web.now().customer());
  }

  private io.comptoir.base.ShopId shop() {
    return opened.counter().shop();
  }

  private Talk by(String channel, String language) {
    return new Talk(
        new Rehearsal(
            opened.on(Stores.of(stores), Payments.sandbox(clock), clock),
            stores,
            clock,
            channel,
            new Language(language),
            channel.hashCode()));
  }

  private static String code(List<Message> answers) {
    var code = CODE.matcher(answers.toString());
    assertThat(code.find()).as(answers.toString()).isTrue();
    return code.group(1);
  }

  private static String link(List<Message> answers) {
    return answers.stream()
        .map(Message::content)
        .filter(Content.Carousel.class::isInstance)
        .flatMap(content -> ((Content.Carousel) content).items().stream())
        .flatMap(item -> item.actions().stream())
        .map(action -> ((Action.Link) action).uri())
        .findFirst()
        .orElseThrow();
  }

  /** One side of it. */
  private record Talk(Rehearsal rehearsal) {
    List<Message> say(String text) {
      return rehearsal.say(text);
    }

    List<Message> send(Content content) {
      return rehearsal.send(content);
    }

    List<Message> press(String does) {
      return send(new Content.Postback(Press.to(does).payload(), null));
    }

    String last() {
      return rehearsal
          .stores()
          .conversations()
          .messagesAfter(now().id(), 0, 100)
          .getLast()
          .content()
          .toString();
    }

    void listen() {
      rehearsal.listen();
    }

    List<String> said() {
      return rehearsal.said();
    }

    io.comptoir.conversation.Conversation now() {
      return rehearsal.now();
    }

    io.comptoir.commerce.cart.Cart cart() {
      return rehearsal.cart();
    }

    io.comptoir.dialogue.state.Memory memory() {
      return rehearsal.memory();
    }
  }
}
