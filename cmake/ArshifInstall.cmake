# What a user gets: the executable, its man pages and the completions of two shells; as a .deb with ARSHIF_PACKAGE.

include(GNUInstallDirs)

# At the top of the build folder, where it can be typed.
set_target_properties(arshif PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})

install(TARGETS arshif RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 FILES_MATCHING PATTERN "*.1")
install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man7 FILES_MATCHING PATTERN "*.7")
install(FILES completions/arshif.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME arshif)
install(FILES completions/_arshif DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

if(ARSHIF_PACKAGE)
  set(CPACK_GENERATOR DEB)
  set(CPACK_PACKAGE_NAME arshif)
  set(CPACK_PACKAGE_VENDOR "Arshif")
  set(CPACK_PACKAGE_CONTACT "Arshif maintainers <maintainers@arshif.invalid>")
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
  set(CPACK_STRIP_FILES ON)
  set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_PACKAGE_SECTION text)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
  set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Arshif turns a folder or a dump of Arabic newspaper articles into an archive
that is searched from the command line: by word, phrase, date, country, source
and category, with the words of Arabic understood through their many forms.
It keeps everything on one machine and needs no server.")
  include(CPack)
endif()
