package io.comptoir.channel.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.channel.Channel;
import io.comptoir.channel.RecordedPayloads;
import io.comptoir.message.Content;
import org.junit.jupiter.api.Test;

class InstagramTest extends PageTest {
  @Override
  String object() {
    return "instagram";
  }

  @Override
  protected Channel channel() {
    return PageChannel.instagram();
  }

  @Override
  void readReceipt() {
    post(first, RecordedPayloads.of("instagram", "seen"));
  }

  @Test
  void whatIsTakenBackIsAChange() {
    post(first, RecordedPayloads.of("instagram", "text"));
    assertThat(heard("deleted"))
        .isInstanceOfSatisfying(
            Content.Change.class, change -> assertThat(change.content()).isNull());
    assertThat(heard("story")).isEqualTo(new Content.Unsupported("story_mention"));
  }
}
