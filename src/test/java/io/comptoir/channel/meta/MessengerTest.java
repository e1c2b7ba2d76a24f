package io.comptoir.channel.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.channel.Channel;
import io.comptoir.channel.RecordedPayloads;
import io.comptoir.message.Content;
import org.junit.jupiter.api.Test;

class MessengerTest extends PageTest {
  @Override
  String object() {
    return "page";
  }

  @Override
  protected Channel channel() {
    return PageChannel.messenger();
  }

  @Override
  void readReceipt() {
    post(first, RecordedPayloads.of("messenger", "delivery"));
    fixture.clock.advance(java.time.Duration.ofHours(1));
    post(first, RecordedPayloads.of("messenger", "read"));
  }

  @Test
  void aPlaceIsAPlaceAndAStartCarriesItsLink() {
    assertThat(heard("location")).isEqualTo(new Content.Location(48.8566, 2.3522, "Ici"));
    post(first, RecordedPayloads.of("messenger", "started"));
    assertThat(fixture.heard(first, SENDER))
        .contains(new Content.Postback("{\"do\":\"link\",\"link\":\"noel-affiche\"}", null));
  }
}
