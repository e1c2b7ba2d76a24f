package io.comptoir.storage;

import io.comptoir.customer.Consent;
import io.comptoir.customer.ConsentStore;
import io.comptoir.customer.Identity;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Consents in the table of that name. */
public final class SqlConsentStore implements ConsentStore {
  private static final String NOTE =
      """
      INSERT INTO consent (channel, account, external_id, at, proof, given)
      VALUES (?, ?, ?, ?, ?, ? = 1)
      ON CONFLICT (channel, account, external_id, proof) DO NOTHING
      """;

  private static final String ALL =
      """
      SELECT given, proof, at FROM consent
      WHERE channel = ? AND account = ? AND external_id = ? ORDER BY at DESC LIMIT ?
      """;

  private static final int MAX_LIST = 100;

  private final Transactions transactions;

  public SqlConsentStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public void note(Identity person, Consent consent) {
    transactions.with(
        connection -> {
          new Script(connection)
              .then(NOTE)
              .text(person.channel())
              .text(person.account())
              .text(person.externalId())
              .time(consent.at())
              .text(consent.proof())
              .number(consent.given() ? 1 : 0)
              .run();
          return true;
        });
  }

  @Override
  public Optional<Consent> newest(Identity person) {
    return read(person, 1).stream().findFirst();
  }

  @Override
  public List<Consent> all(Identity person) {
    return read(person, MAX_LIST);
  }

  private List<Consent> read(Identity person, int limit) {
    return transactions.with(
        connection -> {
          var consents = new ArrayList<Consent>();
          new Script(connection)
              .then(
                  ALL,
                  row ->
                      consents.add(
                          new Consent(
                              row.getBoolean("given"),
                              row.getString("proof"),
                              row.getObject("at", OffsetDateTime.class).toInstant())))
              .text(person.channel())
              .text(person.account())
              .text(person.externalId())
              .number(limit)
              .run();
          return consents;
        });
  }
}
