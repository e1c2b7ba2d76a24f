package io.comptoir.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostmasterFileTest {
  private static final List<String> WHOLE =
      List.of("4711", "/d/cluster", "1700000000", "41000", "", "127.0.0.1", "  77  8", "ready   ");

  @Test
  void aWholeFileSaysThatTheServerIsReady() {
    assertThat(PostmasterFile.parse(WHOLE))
        .contains(new PostmasterFile(4711, Instant.ofEpochSecond(1_700_000_000), true));
  }

  @Test
  void aFileBeingWrittenIsNotReadyYet() {
    assertThat(PostmasterFile.parse(WHOLE.subList(0, 7)).orElseThrow().ready()).isFalse();
    assertThat(PostmasterFile.parse(WHOLE.subList(0, 2))).isEmpty();
    assertThat(PostmasterFile.parse(List.of())).isEmpty();
  }

  @Test
  void nonsenseIsNoFile() {
    assertThat(PostmasterFile.parse(List.of("4711x", "/d", "1700000000"))).isEmpty();
    assertThat(PostmasterFile.parse(List.of("4711", "/d", "yesterday"))).isEmpty();
  }
}
