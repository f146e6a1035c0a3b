package io.ordermesh.gateway.verification;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** Networks by address and length of prefix (CIDR), or single addresses. */
record Networks(List<IpSubnetFilterRule> rules) {

    /** Networks as {@link #mistake} found them right. */
    static Networks parse(List<String> texts) {
        return new Networks(texts.stream().map(Networks::rule).toList());
    }

    /** The first text that is no network, if there is one. */
    static Optional<String> mistake(List<String> texts) {
        return texts.stream().filter(text -> !isNetwork(text)).findFirst();
    }

    boolean contain(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return rules.stream().anyMatch(rule -> rule.matches(socket));
    }

    private static boolean isNetwork(String text) {
        try {
            return rule(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Names are not looked up: an address is one by its digits. */
    private static IpSubnetFilterRule rule(String text) {
        int slash = text.indexOf('/');
        String digits = slash < 0 ? text : text.substring(0, slash);
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(digits);
        if (address == null) {
            throw new IllegalArgumentException("Not an address");
        }
        int longest = address.getAddress().length * Byte.SIZE;
        int prefix = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
        return new IpSubnetFilterRule(address, prefix, IpFilterRuleType.ACCEPT);
    }
}
