package io.comptoir.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(PublicAddress.VARIABLE, "https://env.example.com/");

  @Test
  void theCommandsComesBeforeTheEnvironmentsAndNeitherEndsWithASlash() {
    assertThat(PublicAddress.given("https://shop.example.com:8443", ENVIRONMENT))
        .contains("https://shop.example.com:8443");
    assertThat(PublicAddress.given(null, ENVIRONMENT)).contains("https://env.example.com");
    assertThat(PublicAddress.given(null, Map.of())).isEmpty();
  }

  @Test
  void withoutOneThisMachinesNameIsUsed() {
    assertThat(PublicAddress.local("0.0.0.0", 8080)).isEqualTo("http://localhost:8080");
    assertThat(PublicAddress.local("::1", 8080)).isEqualTo("http://[::1]:8080");
    assertThat(PublicAddress.local("shop.lan", 80)).isEqualTo("http://shop.lan:80");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.example.com",
        "ftp://shop.example.com",
        "https://",
        "https://shop.example.com/x",
        "https://me:secret@shop.example.com",
        "https://shop.example.com?a=b",
        "not an address"
      })
  void anythingElseIsRefusedWithTheMend(String text) {
    assertThatThrownBy(() -> PublicAddress.given(text, Map.of()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("is written https://shop.example.com");
  }
}
