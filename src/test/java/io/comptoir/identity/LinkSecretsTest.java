package io.comptoir.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.Identity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinkSecretsTest {
  private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
  private static final ShopId SHOP = new ShopId("beaute");
  private static final Identity WEB = new Identity("webchat", "beaute", "visitor");

  private final LinkSecrets secrets = secrets("a key of at least thirty-two bytes");
  private final LinkGrant grant = grant(SHOP, WEB, "");

  @Test
  void aLinkFitsIntoTelegramsStartAndIsReadBack() {
    var link = secrets.link(grant);
    assertThat(link).matches("[A-Za-z0-9_-]{1,64}");
    var read = secrets.read(link).orElseThrow();
    assertThat(read.grant()).isEqualTo(grant.id());
    assertThat(read.expiresAt()).isEqualTo(grant.expiresAt());
    assertThat(secrets.isOurs(read, grant)).isTrue();
  }

  @Test
  void aLinkIsBoundToItsShopToWhoAskedAndToTheChannelItIsFor() {
    var read = secrets.read(secrets.link(grant)).orElseThrow();
    assertThat(secrets.isOurs(read, grant(new ShopId("pizzeria"), WEB, ""))).isFalse();
    assertThat(secrets.isOurs(read, grant(SHOP, new Identity("webchat", "beaute", "other"), "")))
        .isFalse();
    assertThat(secrets.isOurs(read, grant(SHOP, WEB, "whatsapp"))).isFalse();
    assertThat(secrets("another key of at least thirty-two bytes").isOurs(read, grant)).isFalse();
  }

  @Test
  void aLinkChangedInAnyPlaceIsNotOurs() {
    var link = secrets.link(grant);
    var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    var random = new Random(7);
    for (var i = LinkSecrets.PREFIX.length(); i < link.length(); i++) {
      var letter = letters.charAt(random.nextInt(letters.length()));
      var changed = link.substring(0, i) + letter + link.substring(i + 1);
      var read = secrets.read(changed);
      // the last letter has bits that say nothing
      if (letter != link.charAt(i) && i < link.length() - 1) {
        assertThat(read.isPresent() && secrets.isOurs(read.get(), grant)).as(changed).isFalse();
      }
    }
  }

  @Test
  void whatIsNoLinkIsNotRead() {
    for (var text :
        new String[] {
          "", "join_", "join_AAAA", "poster-12", "join_é", "join_" + "A".repeat(5_000)
        }) {
      assertThat(secrets.read(text)).as(text).isEmpty();
    }
  }

  @Test
  void aCodeHasSixDigitsAndIsReadHoweverItIsSpaced() {
    var random = new Random(3);
    for (var i = 0; i < 500; i++) {
      var code = secrets.code(new LinkId(new UUID(random.nextLong(), random.nextLong())));
      assertThat(code).matches("\\d{6}");
    }
    assertThat(LinkSecrets.typed(" 123 456 ")).contains("123456");
    assertThat(LinkSecrets.typed("123-456")).contains("123456");
    assertThat(LinkSecrets.typed("12345")).isEmpty();
    assertThat(LinkSecrets.typed("mon code 123456")).isEmpty();
  }

  @Test
  void whatIsKeptOfACodeDependsOnTheKeyAndTheShop() {
    var kept = secrets.hashed(SHOP, "123456");
    assertThat(kept).isEqualTo(secrets.hashed(SHOP, "123456")).doesNotContain("123456");
    assertThat(secrets.hashed(new ShopId("pizzeria"), "123456")).isNotEqualTo(kept);
    assertThat(secrets("another key of at least thirty-two bytes").hashed(SHOP, "123456"))
        .isNotEqualTo(kept);
  }

  private static LinkSecrets secrets(String key) {
    return new LinkSecrets(key.getBytes(StandardCharsets.UTF_8));
  }

  private static LinkGrant grant(ShopId shop, Identity who, String channel) {
    return new LinkGrant(
        new LinkId(new UUID(5, 7)),
        shop,
        who,
        new ConversationId(new UUID(1, 1)),
        channel,
        "hash",
        NOW,
        NOW.plus(LinkGrant.LIFETIME));
  }
}
