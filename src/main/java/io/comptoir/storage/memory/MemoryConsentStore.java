package io.comptoir.storage.memory;

import io.comptoir.customer.Consent;
import io.comptoir.customer.ConsentStore;
import io.comptoir.customer.Identity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Consents in memory. */
public final class MemoryConsentStore implements ConsentStore {
  private final Map<Identity, Map<String, Consent>> byProof = new HashMap<>();

  @Override
  public synchronized void note(Identity person, Consent consent) {
    byProof.computeIfAbsent(person, _ -> new HashMap<>()).putIfAbsent(consent.proof(), consent);
  }

  @Override
  public synchronized Optional<Consent> newest(Identity person) {
    return all(person).stream().findFirst();
  }

  @Override
  public synchronized List<Consent> all(Identity person) {
    return byProof.getOrDefault(person, Map.of()).values().stream()
        .sorted(Comparator.comparing(Consent::at).reversed())
        .toList();
  }
}
