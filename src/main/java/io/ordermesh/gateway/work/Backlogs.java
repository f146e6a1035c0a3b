package io.ordermesh.gateway.work;

import io.ordermesh.gateway.work.Backlog.PausedBy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Measures what waits. */
@Singleton
public class Backlogs {

    private static final String BACKLOG = """
            select m.merchant,
                (select count(*) from pending_read p where p.merchant = m.merchant) as waiting,
                (select extract(epoch from now() - min(p.hinted_at))::double precision
                    from pending_read p where p.merchant = m.merchant and p.cause <> 'CONFIRMATION') as oldest,
                (select count(*) from dead_letter d where d.merchant = m.merchant) as dead,
                case when s.merchant is null then 'NOBODY' when s.by_operator then 'OPERATOR' else 'GATEWAY' end as paused_by
            from unnest($1::text[]) as m(merchant)
            left join merchant_pause s on s.merchant = m.merchant and s.paused_until > now()
            """;

    private final Pool pool;

    Backlogs(Pool pool) {
        this.pool = pool;
    }

    /** What waits of each of the merchants. */
    public Uni<List<Backlog>> of(Collection<String> merchants) {
        return pool.preparedQuery(BACKLOG)
                .execute(Tuple.tuple().addArrayOfString(merchants.toArray(String[]::new)))
                .map(rows -> {
                    List<Backlog> backlogs = new ArrayList<>();
                    rows.forEach(row -> backlogs.add(backlog(row)));
                    return backlogs;
                });
    }

    private static Backlog backlog(Row row) {
        Double oldest = row.getDouble("oldest");
        return new Backlog(
                row.getString("merchant"),
                row.getLong("waiting"),
                oldest == null ? Duration.ZERO : Duration.ofMillis((long) (oldest * 1000)),
                row.getLong("dead"),
                PausedBy.valueOf(row.getString("paused_by")));
    }
}
