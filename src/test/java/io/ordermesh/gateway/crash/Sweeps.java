package io.ordermesh.gateway.crash;

import io.ordermesh.gateway.outside.Stores;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the gateways' sweeps and audits found, by their journal. Keys are {@code merchant/order id}.
 *
 * @param missed how many changes of an order count as missed webhooks; only orders with such
 * @param lastFound orders whose row a read changed last that a sweep or an audit asked for
 */
record Sweeps(Map<String, Long> missed, Set<String> lastFound) {

    static final Sweeps NONE = new Sweeps(Map.of(), Set.of());

    private static final String MISSED = """
            select merchant || '/' || substr(order_key, 7) from order_journal where kind = 'MISSED_WEBHOOK'
            """;

    private static final String LAST_FOUND = """
            select key from (
                select distinct on (merchant, order_key) merchant || '/' || substr(order_key, 7) as key, cause
                from order_journal where kind in ('APPLIED', 'WENT_BACK') order by merchant, order_key, revision desc)
                as last
            where cause in ('SWEEP', 'AUDIT')
            """;

    Sweeps {
        missed = Map.copyOf(missed);
        lastFound = Set.copyOf(lastFound);
    }

    static Sweeps of(Stores stores) {
        return new Sweeps(
                stores.texts(MISSED).stream()
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())),
                Set.copyOf(stores.texts(LAST_FOUND)));
    }
}
