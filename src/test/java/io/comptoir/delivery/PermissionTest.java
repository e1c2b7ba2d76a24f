package io.comptoir.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.channel.Capabilities;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Consent;
import io.comptoir.customer.Identity;
import io.comptoir.delivery.Permission.Goes;
import io.comptoir.delivery.Permission.Stays;
import io.comptoir.delivery.Permission.Waits;
import io.comptoir.delivery.Permission.Why;
import io.comptoir.message.Author;
import io.comptoir.message.Content;
import io.comptoir.message.Message;
import io.comptoir.message.MessagingPolicy;
import io.comptoir.message.MessagingPolicy.Approval;
import io.comptoir.message.MessagingPolicy.MessageTemplate;
import io.comptoir.message.MessagingPolicy.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PermissionTest {
  private static final Instant NOON = Instant.parse("2026-12-01T11:00:00Z");
  private static final Author BOT = Author.bot("Colombe");
  private static final Author PERSON = Author.agent("Inès");
  private static final Content WORDS = new Content.Text("Votre commande est partie.");

  private static final MessagingPolicy SHOP =
      new MessagingPolicy(
          Optional.of(
              new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), ZoneId.of("Europe/Paris"))),
          List.of(
              template("order_shipped", Approval.APPROVED, "order", "carrier"),
              template("new_season", Approval.PENDING, "season")));

  private static MessageTemplate template(String name, Approval approval, String... parameters) {
    return new MessageTemplate(
        name, "whatsapp", List.of(Language.FRENCH), List.of(parameters), approval);
  }

  @Test
  void withinTheWindowAnythingGoesAndAfterItATemplate() {
    assertThat(asked("whatsapp", BOT, WORDS, hoursAgo(24))).isEqualTo(new Goes());
    assertThat(stays(asked("whatsapp", BOT, WORDS, hoursAgo(25))))
        .isEqualTo(
            "window_closed: they wrote 25 h ago, 24 h are allowed; instead: the template order_shipped");
    assertThat(asked("whatsapp", BOT, order("order_shipped", "C-1", "Colissimo"), hoursAgo(25)))
        .isEqualTo(new Goes());
    assertThat(asked("telegram", BOT, WORDS, hoursAgo(5_000))).isEqualTo(new Goes());
  }

  @Test
  void theTagForPeopleIsForPeopleOnly() {
    assertThat(asked("messenger", PERSON, WORDS, hoursAgo(100))).isEqualTo(new Goes());
    assertThat(stays(asked("messenger", BOT, WORDS, hoursAgo(100))))
        .isEqualTo(
            "window_closed: they wrote 100 h ago, 24 h are allowed;"
                + " instead: a message by one of your people, 168 h after theirs at most");
    assertThat(why(asked("messenger", PERSON, WORDS, hoursAgo(200)))).isEqualTo(Why.WINDOW_CLOSED);
    assertThat(why(asked("whatsapp", PERSON, WORDS, hoursAgo(25)))).isEqualTo(Why.WINDOW_CLOSED);
  }

  @Test
  void aTemplateIsKnownApprovedSpokenAndWhole() {
    var ago = hoursAgo(25);
    assertThat(why(asked("whatsapp", BOT, order("gift"), ago))).isEqualTo(Why.UNKNOWN_TEMPLATE);
    assertThat(stays(asked("whatsapp", BOT, order("new_season", "Noël"), ago)))
        .isEqualTo(
            "template_not_approved: new_season is pending; instead: the template order_shipped");
    assertThat(stays(asked("whatsapp", BOT, order("order_shipped", "C-1"), ago)))
        .isEqualTo("template_parameters: order_shipped takes 2 (order, carrier), not 1");
    assertThat(why(asked("telegram", BOT, order("order_shipped"), ago)))
        .isEqualTo(Why.NO_TEMPLATES_HERE);
    var english =
        Permission.of(
            outgoing("whatsapp", BOT, order("order_shipped", "C-1", "UPS"), ago, Language.ENGLISH),
            can("whatsapp"),
            SHOP,
            Optional.empty(),
            NOON);
    assertThat(why(english)).isEqualTo(Why.TEMPLATE_LANGUAGE);
  }

  @Test
  void whoNeverWroteIsWrittenToOnlyWhereTheyAgreed() {
    var never = Optional.<Instant>empty();
    assertThat(why(asked("telegram", BOT, WORDS, never))).isEqualTo(Why.NEVER_WROTE);
    assertThat(why(asked("sms", BOT, WORDS, never))).isEqualTo(Why.NO_CONSENT);
    assertThat(asked("sms", BOT, WORDS, never, consent(true, 30))).isEqualTo(new Goes());
    assertThat(asked("sms", BOT, WORDS, hoursAgo(300))).isEqualTo(new Goes());
  }

  @Test
  void whoAskedToStopHearsNothingUntilTheyBeginAnew() {
    assertThat(why(asked("sms", PERSON, WORDS, hoursAgo(1), consent(false, 2))))
        .as("a text is no word to begin anew")
        .isEqualTo(Why.OPTED_OUT);
    assertThat(asked("sms", BOT, WORDS, hoursAgo(1), consent(true, 1))).isEqualTo(new Goes());
    assertThat(why(asked("line", BOT, WORDS, hoursAgo(3), consent(false, 2))))
        .isEqualTo(Why.OPTED_OUT);
    assertThat(asked("line", BOT, WORDS, hoursAgo(1), consent(false, 2))).isEqualTo(new Goes());
  }

  @Test
  void inQuietHoursOnlyAnswersAndPeopleWrite() {
    var night = Instant.parse("2026-12-01T21:30:00Z"); // 22:30 in Paris
    var morning = Instant.parse("2026-12-02T07:00:00Z");
    assertThat(at(night, BOT, night.minus(Duration.ofHours(3))))
        .isEqualTo(new Waits(morning, Why.QUIET_HOURS));
    assertThat(at(night, BOT, night.minus(Duration.ofMinutes(59)))).isEqualTo(new Goes());
    assertThat(at(night, PERSON, night.minus(Duration.ofHours(3)))).isEqualTo(new Goes());
    var small = Instant.parse("2026-12-02T06:59:00Z");
    assertThat(at(small, BOT, small.minus(Duration.ofHours(9))))
        .isEqualTo(new Waits(morning, Why.QUIET_HOURS));
    assertThat(at(morning, BOT, small.minus(Duration.ofHours(9)))).isEqualTo(new Goes());
  }

  private static Permission at(Instant now, Author author, Instant heard) {
    return Permission.of(
        outgoing("line", author, WORDS, Optional.of(heard), Language.FRENCH),
        can("line"),
        SHOP,
        Optional.empty(),
        now);
  }

  private static Content order(String name, String... parameters) {
    return new Content.Template(name, List.of(parameters));
  }

  private static Optional<Consent> consent(boolean given, long hoursAgo) {
    return Optional.of(new Consent(given, "message SM1", NOON.minus(Duration.ofHours(hoursAgo))));
  }

  private static Optional<Instant> hoursAgo(long hours) {
    return Optional.of(NOON.minus(Duration.ofHours(hours)));
  }

  private static Permission asked(
      String channel, Author author, Content content, Optional<Instant> heard) {
    return asked(channel, author, content, heard, Optional.empty());
  }

  private static Permission asked(
      String channel,
      Author author,
      Content content,
      Optional<Instant> heard,
      Optional<Consent> consent) {
    return Permission.of(
        outgoing(channel, author, content, heard, Language.FRENCH),
        can(channel),
        SHOP,
        consent,
        NOON);
  }

  private static Outgoing outgoing(
      String channel, Author author, Content content, Optional<Instant> heard, Language language) {
    return new Outgoing(
        new ConversationId(new UUID(1, 1)),
        new ShopId("maison"),
        new Identity(channel, "maison", "p1"),
        "",
        language,
        new Message(7, new UUID(2, 2), author, content, NOON),
        heard,
        0);
  }

  private static Capabilities can(String channel) {
    return Capabilities.of(channel).orElseThrow();
  }

  private static Why why(Permission permission) {
    return ((Stays) permission).why();
  }

  private static String stays(Permission permission) {
    return ((Stays) permission).reason();
  }
}
