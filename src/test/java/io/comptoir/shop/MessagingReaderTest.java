package io.comptoir.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.message.MessagingPolicy;
import io.comptoir.message.MessagingPolicy.Approval;
import io.comptoir.shop.catalog.Problems;
import io.comptoir.shop.catalog.YamlNode;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessagingReaderTest {
  private final Problems problems = new Problems();

  @Test
  void quietHoursAndTemplatesAreRead() {
    var policy =
        read(
            """
            messaging:
              quiet_hours: {from: "21:00", until: "08:00"}
              templates:
                - {name: order_shipped, channel: whatsapp, parameters: [order, carrier], approval: approved}
                - {name: new_season, channel: whatsapp, languages: [fr], approval: pending}
            """);
    assertThat(problems.all()).isEmpty();
    assertThat(policy.quietHours().orElseThrow().until()).isEqualTo(LocalTime.of(8, 0));
    assertThat(policy.approved("whatsapp", Language.ENGLISH))
        .singleElement()
        .satisfies(t -> assertThat(t.parameters()).containsExactly("order", "carrier"));
    assertThat(policy.template("whatsapp", "new_season").orElseThrow().approval())
        .isEqualTo(Approval.PENDING);
    assertThat(policy.template("line", "new_season")).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidWithItsMend() {
    read(
        """
        messaging:
          quiet_hours: {from: "nine", until: "08:00"}
          templates:
            - {name: a, channel: whatsapp, approval: maybe}
            - {name: b, channel: whatsapp, approval: approved, languages: [de]}
        """);
    assertThat(problems.all()).hasSize(3);
    assertThat(problems.all().toString())
        .contains("21:00", "pending, approved, rejected or paused", "among those of the shop");
  }

  private MessagingPolicy read(String text) {
    var node = YamlNode.read("shop.yml", text, problems).orElseThrow();
    return new MessagingReader(
            ZoneId.of("Europe/Paris"), List.of(Language.FRENCH, Language.ENGLISH))
        .read(node);
  }
}
