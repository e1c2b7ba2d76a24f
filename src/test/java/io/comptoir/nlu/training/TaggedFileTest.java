package io.comptoir.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.nlu.slot.Span;
import io.comptoir.nlu.slot.TaggedSentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaggedFileTest {
  @TempDir Path folder;

  @Test
  void readsTokensWithTheirTags() throws IOException {
    assertThat(read("vol:O pour:O Le:B-city Mans:I-city <=> flight\n"))
        .containsExactly(
            new TaggedSentence(
                List.of("vol", "pour", "Le", "Mans"), List.of("O", "O", "B-city", "I-city")));
  }

  @Test
  void passesOverAByteOrderMarkWindowsEndsAndBlankLines() throws IOException {
    assertThat(read("\uFEFFa:O <=> x\r\n\r\n   \nb:B-c\r\n"))
        .containsExactly(
            new TaggedSentence(List.of("a"), List.of("O")),
            new TaggedSentence(List.of("b"), List.of("B-c")));
  }

  @Test
  void aTokenMayHoldColonsAndBeEmptyAndLookLikeTheMark() throws IOException {
    assertThat(read("10:30:B-time ::O :O <=>:O http://x.fr:O <=> intent with spaces\n"))
        .containsExactly(
            new TaggedSentence(
                List.of("10:30", ":", "", "<=>", "http://x.fr"),
                List.of("B-time", "O", "O", "O", "O")));
  }

  @Test
  void theIntentMayBeMissing() throws IOException {
    assertThat(read("a:O b:O\na:O <=>\n"))
        .hasSize(2)
        .allMatch(sentence -> sentence.size() == 2 || sentence.size() == 1);
  }

  @Test
  void aMalformedLineIsNamedWithItsNumberAndTheMend() {
    refuses("a:O\n\nb c:O <=> x\n", ":3: ", "“b” has no tag", "token:TAG");
    refuses("a:O\nb:Q-x\n", ":2: ", "“Q-x” is no tag", "B-name");
    refuses("b:B-\n", ":1: ", "is no tag");
    refuses("<=> x\n", ":1: ", "no token");
  }

  @Test
  void textInAnotherEncodingIsNamedWithItsLine() throws IOException {
    var file = folder.resolve("latin.bio");
    Files.write(file, "a:O\ncafé:O\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> TaggedFile.read(file)).hasMessageContaining(":2: not UTF-8");
  }

  @Test
  void spansAreCountedAsTheSharedTasksDo() {
    assertThat(Span.of(List.of("B-a", "I-a", "B-a", "O", "I-b", "I-c", "I-c")))
        .containsExactly(
            new Span("a", 0, 2), new Span("a", 2, 3), new Span("b", 4, 5), new Span("c", 5, 7));
  }

  private void refuses(String text, String... parts) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class).message().contains(parts);
  }

  private List<TaggedSentence> read(String text) throws IOException {
    var file = folder.resolve("sentences.bio");
    Files.writeString(file, text);
    return TaggedFile.read(file);
  }
}
