package io.comptoir.customer;

import java.util.List;
import java.util.Optional;

/** What people said about hearing from an account. All of it is kept; the newest counts. */
public interface ConsentStore {
  /** The same proof again changes nothing. */
  void note(Identity person, Consent consent);

  Optional<Consent> newest(Identity person);

  /** All of a person's, newest first. */
  List<Consent> all(Identity person);
}
