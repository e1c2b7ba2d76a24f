package io.comptoir.nlu.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.comptoir.nlu.training.LabelledFile.Labelled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledFileTest {
  @TempDir Path folder = Path.of("");

  @Test
  void marksWindowsLineEndsAndBlankLinesArePassedOver() throws IOException {
    var file = file("\uFEFFgreet\thello\r\n\r\n  \nbye\tso long\tthen\r\n");
    assertThat(LabelledFile.read(file))
        .containsExactly(
            new Labelled(1, "greet", "hello"), new Labelled(4, "bye", "so long\tthen"));
  }

  @Test
  void lettersAreComposed() throws IOException {
    assertThat(LabelledFile.read(file("café\tcafe\u0301\n")).getFirst().text()).isEqualTo("café");
  }

  @Test
  void aLineOfAnotherShapeIsNamed() throws IOException {
    refused("greet\thello\nno tab here\n", ":2: no tab between label and text");
    refused("greet\thello\n\n\tno label\n", ":3: no label");
    refused("greet\t \n", ":1: no text");
    refused("x".repeat(201) + "\ttext\n", ":1: a label of more than 200 characters");
  }

  @Test
  void otherEncodingsAreNamed() throws IOException {
    var file = folder.resolve("latin.tsv");
    Files.write(file, "ok\tok\ncafé\tcafé\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> LabelledFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("latin.tsv:2: not UTF-8");
  }

  @Test
  void anEmptyFileHoldsNothingAndALongLineOneText() throws IOException {
    assertThat(LabelledFile.read(file(""))).isEmpty();
    assertThat(LabelledFile.read(file("a\t" + "word ".repeat(20_000))).getFirst().text())
        .hasSize(99_999);
  }

  private void refused(String content, String message) throws IOException {
    var file = file(content);
    assertThatThrownBy(() -> LabelledFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(message);
  }

  private Path file(String content) throws IOException {
    var file = Files.createTempFile(folder, "labelled", ".tsv");
    Files.writeString(file, content);
    return file;
  }
}
