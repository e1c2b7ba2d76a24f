package io.comptoir.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.base.Language;
import io.comptoir.http.Limits;
import io.comptoir.http.OutgoingHttp;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TranscriptionServiceTest {
  private final PlayedPlatform service = new PlayedPlatform("{\"text\": \" un parfum \"}");
  private final OutgoingHttp http = new OutgoingHttp(Limits.USUAL, List.of(service.address()));
  private final Transcriber transcriber =
      new TranscriptionService(service.address(), "key", "whisper-1", http::send);
  private final MediaFile voice =
      new MediaFile("OggS sound".getBytes(StandardCharsets.UTF_8), "audio/ogg");

  @AfterEach
  void close() {
    http.close();
    service.close();
  }

  @Test
  void aVoiceNoteIsSentAsAFormAndItsTextComesBack() {
    assertThat(transcriber.transcribe(voice, Language.FRENCH))
        .contains(new Transcriber.Transcript("un parfum", 1));
    var call = service.calls().getFirst();
    assertThat(call.path()).isEqualTo("/v1/audio/transcriptions");
    assertThat(call.headers()).containsEntry("authorization", "Bearer key");
    assertThat(call.headers().get("content-type")).startsWith("multipart/form-data; boundary=");
    assertThat(call.text())
        .contains("name=\"model\"", "whisper-1", "name=\"language\"", "\r\n\r\nfr\r\n")
        .contains("filename=\"voice.ogg\"", "Content-Type: audio/ogg\r\n\r\nOggS sound\r\n--");
  }

  @Test
  void aServiceThatIsIllOrSaysNothingLeavesItToAPerson() {
    service.answers(500, "no");
    assertThat(transcriber.transcribe(voice, Language.FRENCH)).isEmpty();
    service.answers(200, "{\"text\": \"\"}");
    assertThat(transcriber.transcribe(voice, Language.FRENCH)).isEmpty();
    service.answers(200, "no JSON");
    assertThat(transcriber.transcribe(voice, Language.FRENCH)).isEmpty();
    service.then(new PlayedPlatform.Next.ClosesInTheMiddle());
    assertThat(transcriber.transcribe(voice, Language.FRENCH)).isEmpty();
  }
}
