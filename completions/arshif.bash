# bash completion for arshif(1): subcommands, their options, and the values that are known beforehand.

_arshif_options() {
    local common="--archive --quiet --help"
    local filters="--country --mentions --from --to --overlap --undated --source --category"
    case $1 in
        index) echo "$common --country --source --date --category --origin --format --encoding --map --dry-run --jobs --memory --report" ;;
        search) echo "$common $filters --title --any --exact --strict --sort --group --limit --offset --explain --no-suggest --format" ;;
        count) echo "$common $filters --any --exact --strict" ;;
        show) echo "$common --format" ;;
        similar) echo "$common $filters --limit --offset --format" ;;
        stats) echo "$common --format --all" ;;
        analyze) echo "--file --stems --dates --published --published-in --country --source --whole --query --any --exact --strict --quiet --help" ;;
        batch) echo "$common $filters --any --exact --strict --depth" ;;
        remove) echo "$common --source --origin --dry-run" ;;
        set) echo "$common --date --country" ;;
        compact) echo "$common --reanalyze" ;;
        check) echo "$common --repair" ;;
        *) echo "--help --version" ;;
    esac
}

_arshif_values() {
    case $1:$2 in
        *:--sort) echo "relevance newest oldest" ;;
        search:--format | similar:--format) echo "text json jsonl csv ids" ;;
        index:--format) echo "auto text json trec csv xml feed tei markdown python html warc" ;;
        index:--encoding) echo "auto utf-8 windows-1256 iso-8859-6 utf-16le utf-16be" ;;
        show:--format | stats:--format) echo "text json" ;;
        *:--country | analyze:--published-in) echo "none AE BH DJ DZ EG IQ JO KM KW LB LY MA ML MR NE OM PS QA SA SD SO SY TD TN YE" ;;
        *:--mentions) echo "AE BH DJ DZ EG IQ JO KM KW LB LY MA ML MR NE OM PS QA SA SD SO SY TD TN YE" ;;
        *) return 1 ;;
    esac
}

_arshif() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local subcommands="index search show similar count stats analyze batch check remove set compact"
    local subcommand=${COMP_WORDS[1]} words
    COMPREPLY=()

    if [ "$COMP_CWORD" -eq 1 ]; then
        words="$subcommands --help --version"
    elif [ "$previous" = --archive ]; then
        compopt -o dirnames
        return
    elif ! words=$(_arshif_values "$subcommand" "$previous"); then
        words=$(_arshif_options "$subcommand")
        if [[ $current != -* && $subcommand =~ ^(index|batch|analyze)$ ]] || [[ $previous =~ ^--(report|file)$ ]]; then
            compopt -o default
            return
        fi
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -F _arshif arshif
