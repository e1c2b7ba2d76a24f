package io.comptoir.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.comptoir.customer.Consent;
import io.comptoir.customer.ConsentStore;
import io.comptoir.customer.Identity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What people said about hearing from an account, on every kind of store. */
abstract class ConsentContract {
  private static final Instant NOW = Instant.parse("2026-12-01T09:00:00.123Z");
  private static final Identity JEANNE = new Identity("sms", "+33755500111", "+33612345678");

  abstract ConsentStore store();

  @Test
  void theNewestCountsAndAllOfItIsKept() {
    var store = store();
    assertThat(store.newest(JEANNE)).isEmpty();
    var form = new Consent(true, "form newsletter 3", NOW);
    var stop = new Consent(false, "message SM1", NOW.plusSeconds(60));
    store.note(JEANNE, form);
    store.note(JEANNE, stop);
    assertThat(store.newest(JEANNE)).contains(stop);
    assertThat(store.all(JEANNE)).containsExactly(stop, form);
    assertThat(store.newest(new Identity("sms", "+33755500112", "+33612345678")))
        .as("another account is another consent")
        .isEmpty();
  }

  @Test
  void theSameProofAgainChangesNothing() {
    var store = store();
    var person = new Identity("sms", "+33755500111", "+33699999999");
    store.note(person, new Consent(false, "message SM2", NOW));
    store.note(person, new Consent(true, "message SM3", NOW.plusSeconds(1)));
    store.note(person, new Consent(false, "message SM2", NOW.plusSeconds(2)));
    assertThat(store.newest(person).orElseThrow().given())
        .as("a message that the platform tells again does not stop anew")
        .isTrue();
    assertThat(store.all(person)).hasSize(2);
  }
}
