# The libraries of others, each found once and given one target name.

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(SQLite3 REQUIRED)
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(libarchive REQUIRED IMPORTED_TARGET libarchive)
find_package(ZLIB REQUIRED)
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlidec)
pkg_check_modules(brotlienc IMPORTED_TARGET libbrotlienc)  # for tests
pkg_check_modules(xapian REQUIRED IMPORTED_TARGET xapian-core)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(mimalloc REQUIRED)

# arshif_allocator: what an executable links to allocate through mimalloc, which builds segments faster. A sanitizer
# brings an allocator of its own. Nothing but src/cli/allocator.cpp refers to mimalloc by name, so the linker is told to
# keep it.
add_library(arshif_allocator INTERFACE)
if(NOT ARSHIF_SANITIZE)
  target_link_libraries(arshif_allocator INTERFACE
    -Wl,--push-state,--no-as-needed $<TARGET_FILE:mimalloc> -Wl,--pop-state)
  target_include_directories(arshif_allocator SYSTEM INTERFACE
    $<TARGET_PROPERTY:mimalloc,INTERFACE_INCLUDE_DIRECTORIES>)
  target_compile_definitions(arshif_allocator INTERFACE ARSHIF_MIMALLOC)
endif()
